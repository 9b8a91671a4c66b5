import pino from 'pino';
import type { RequestHandler } from 'express';

const log = pino({
  name: 'api',
  level: process.env.LOG_LEVEL ?? 'info',
  redact: ['body.password', 'body.newPassword'],
});

export const logAuthRequest: RequestHandler = (req, _res, next) => {
  log.info({ path: req.path, ip: req.ip, keys: Object.keys(req.body) }, 'auth request');
  next();
};

export function logOutcome(userId: string | null, ip: string, ok: boolean): void {
  const event = ok ? 'login.success' : 'login.failure';
  log.info({ event, userId, ip }, event);
}
