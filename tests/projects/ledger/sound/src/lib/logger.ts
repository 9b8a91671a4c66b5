import { randomUUID } from 'crypto';
import type { RequestHandler } from 'express';
import { createLogger, format, transports } from 'winston';

const SECRET_FIELD = /password|token|secret|otp|authorization|cookie/i;

const redact = format((info) => {
  for (const name of Object.keys(info)) {
    if (SECRET_FIELD.test(name)) info[name] = '[redacted]';
  }
  return info;
});

export const logger = createLogger({
  level: 'info',
  defaultMeta: { app: 'ledger' },
  format: format.combine(redact(), format.errors({ stack: true }), format.timestamp(), format.json()),
  transports: [new transports.Console()],
});

export const requestLog: RequestHandler = (req, res, next) => {
  const started = process.hrtime.bigint();
  res.locals.requestId = randomUUID();
  res.setHeader('X-Request-Id', res.locals.requestId);
  res.on('finish', () => {
    logger.info('request', {
      requestId: res.locals.requestId,
      method: req.method,
      route: req.route ? req.baseUrl + req.route.path : undefined,
      status: res.statusCode,
      ms: Number((process.hrtime.bigint() - started) / 1_000_000n),
      ip: req.ip,
      agent: req.get('user-agent')?.slice(0, 256),
      userId: res.locals.user?.id,
    });
  });
  next();
};
