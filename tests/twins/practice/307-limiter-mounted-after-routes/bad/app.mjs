import express from 'express';
import helmet from 'helmet';
import { authRouter } from './auth.routes.mjs';
import { authLimiter } from './limits.mjs';
import { logger } from './logger.mjs';

const app = express();
app.set('trust proxy', 1);
app.use(helmet());
app.use(express.json({ limit: '20kb' }));

app.use('/api/auth', authRouter); // fault: CWE-307|CWE-799|CWE-770
app.use('/api/auth', authLimiter);

app.use((req, res) => res.status(404).json({ error: 'Not found' }));

app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  logger.error({ err }, 'request failed');
  return res.status(500).json({ error: 'Internal error' });
});

app.listen(process.env.PORT ?? 3000);
