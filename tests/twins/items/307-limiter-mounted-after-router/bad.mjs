import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { RedisStore } from 'rate-limit-redis';
import authRouter from './routes/auth.mjs';
import catalogRouter from './routes/catalog.mjs';
import { redis } from './lib/redis.mjs';
import { log } from './lib/log.mjs';

const app = express();
app.set('trust proxy', 1);
app.use(helmet());
app.use(express.json({ limit: '20kb' }));

const authLimiter = rateLimit({
  windowMs: 15 * 60 * 1000,
  limit: 10,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  store: new RedisStore({ prefix: 'rl:auth:', sendCommand: (...args) => redis.sendCommand(args) }),
});

const browseLimiter = rateLimit({
  windowMs: 60 * 1000,
  limit: 120,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  store: new RedisStore({ prefix: 'rl:browse:', sendCommand: (...args) => redis.sendCommand(args) }),
});

app.use('/auth', authRouter);
app.use('/auth', authLimiter); // fault: CWE-307
app.use('/catalog', browseLimiter, catalogRouter);

app.use((req, res) => res.status(404).json({ error: 'not_found' }));
app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  log.error({ err, path: req.path }, 'request failed');
  res.status(500).json({ error: 'internal' });
});

app.listen(Number(process.env.PORT ?? 8080));
