import { randomUUID } from 'node:crypto';
import { pinoHttp } from 'pino-http';
import { logger } from '../lib/index.js';

export const requestContext = pinoHttp({
  logger,
  genReqId: (_req, res) => {
    const id = randomUUID();
    res.setHeader('X-Request-Id', id);
    return id;
  },
  customLogLevel: (_req, res, err) => (err || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'warn' : 'info'),
  serializers: {
    req: (req) => ({ id: req.id, method: req.method, path: req.url.split('?', 1)[0] }),
    res: (res) => ({ statusCode: res.statusCode }),
  },
  customProps: (req) => ({
    address: req.ip,
    agent: String(req.headers['user-agent'] ?? '').slice(0, 256),
    principal: req.principal?.id,
  }),
});
