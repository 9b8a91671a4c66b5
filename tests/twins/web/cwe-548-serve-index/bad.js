const express = require('express');
const helmet = require('helmet');
const rateLimit = require('express-rate-limit');
const serveIndex = require('serve-index');
const path = require('path');
const { requireAdmin } = require('./auth');

const app = express();
const files = path.join(__dirname, 'public', 'files');

app.disable('x-powered-by');
app.use(helmet());
app.use(rateLimit({ windowMs: 60000, limit: 200, standardHeaders: 'draft-8', legacyHeaders: false }));

app.get('/health', (req, res) => res.json({ ok: true }));

app.use('/files', express.static(files), serveIndex(files, { icons: true, view: 'details' })); // fault: CWE-548

app.use('/admin', requireAdmin, require('./admin'));
app.use((req, res) => res.status(404).json({ error: 'Not found' }));

app.listen(process.env.PORT || 3000);
