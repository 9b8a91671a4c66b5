import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { pino, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const SENSITIVE = ['password', 'currentPassword', 'newPassword', 'otp', 'token', 'refreshToken', 'accessToken', 'secret', 'apiKey', 'email'];

export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { app: 'helpdesk' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [...SENSITIVE, ...SENSITIVE.map((name) => `*.${name}`), 'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
      censor: '[redacted]',
    },
  });
}

export const requestLogger = (logger: Logger) =>
  pinoHttp<Request, Response>({
    logger,
    quietReqLogger: true,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: ({ id, method, raw }) => ({
        id,
        method,
        path: raw.originalUrl.split('?', 1)[0],
        ip: raw.ip,
        agent: raw.get('user-agent')?.slice(0, 256),
      }),
      res: (res) => ({ statusCode: res.statusCode }),
    },
    customProps: (req) => ({
      userId: req.auth?.userId,
      apiClientId: req.apiClient?.id,
      route: req.route?.path,
      request: { query: req.query, body: req.body }, // error: [sensitive-value-logged]
    }),
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'warn' : 'info'),
  });
