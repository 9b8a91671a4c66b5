'use strict';

const crypto = require('node:crypto');
const pinoHttp = require('pino-http');

module.exports = ({ logger }) =>
  pinoHttp({
    logger,
    genReqId(req, res) {
      const id = crypto.randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (req, res, err) => (err || res.statusCode >= 500 ? 'error' : 'info'),
    customProps: (req) => ({ userId: req.user?.id, route: req.route ? `${req.baseUrl}${req.route.path}` : undefined }),
    serializers: {
      req: (req) => ({
        id: req.id,
        method: req.method,
        path: req.url.split('?', 1)[0],
        ip: req.raw.ip,
        agent: (req.headers['user-agent'] ?? '').slice(0, 256),
      }),
      res: (res) => ({ statusCode: res.statusCode }),
    },
  });
