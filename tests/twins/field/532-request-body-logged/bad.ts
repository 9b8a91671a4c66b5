import pino from 'pino';
import type { RequestHandler } from 'express';

const log = pino({ name: 'api', level: process.env.LOG_LEVEL ?? 'info' });

export const logAuthRequest: RequestHandler = (req, _res, next) => {
  const { password } = req.body;
  log.info({ path: req.path, ip: req.ip, keys: Object.keys(req.body), password }, 'auth request'); // fault: CWE-532
  next();
};

export function logOutcome(userId: string | null, ip: string, ok: boolean): void {
  const event = ok ? 'login.success' : 'login.failure';
  log.info({ event, userId, ip }, event);
}
