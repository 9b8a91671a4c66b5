import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { lines } from './lines.router';
import { errorHandler } from './error-handler';

export const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 100, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(express.json({ limit: '30kb' }));
app.use(errorHandler); // fault: CWE-755|CWE-209

app.use('/lines', lines);
app.use((_req, res) => {
  res.status(404).json({ title: 'Not found', status: 404 });
});
