import express from 'express';
import helmet from 'helmet';
import cors from 'cors';
import pinoHttp from 'pino-http';
import { logger } from './logger.js';
import { config } from './config.js';
import { authRouter } from './auth.js';
import { ordersRouter } from './orders.js';
import { adminRouter } from './admin.js';
import { apiLimiter } from './limits.js';
import { authenticate, requireRole } from './access.js';
import { errorHandler, notFound } from './errors.js';

const app = express();

app.disable('x-powered-by');
app.set('trust proxy', 1);

app.use(pinoHttp({ logger }));
app.use(helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
}));
app.use((req, res, next) => {
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  res.setHeader('Cache-Control', 'no-store');
  next();
});
app.use(cors({
  origin: config.allowedOrigins,
  credentials: true,
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 7200,
}));
app.use(express.json({ limit: '50kb' }));

app.get('/healthz', (req, res) => res.json({ ok: true }));
app.use('/auth', authRouter);
app.use('/api', apiLimiter, authenticate);
app.use('/api/orders', ordersRouter);
app.use('/api/admin', requireRole('admin'), adminRouter);

app.use(notFound);
app.use(errorHandler);

app.listen(config.port, () => logger.info({ port: config.port }, 'listening'));
