const crypto = require('node:crypto');
const pino = require('pino');

const logger = pino({ level: process.env.LOG_LEVEL || 'info' });

function requestLog(req, res, next) {
  const started = process.hrtime.bigint();
  req.id = crypto.randomUUID();
  res.set('X-Request-Id', req.id);
  req.log = logger.child({ requestId: req.id });

  res.on('finish', () => {
    const { method, body, route } = req;
    const entry = {
      method,
      route: route ? route.path : undefined,
      status: res.statusCode,
      ms: Number((process.hrtime.bigint() - started) / 1000000n),
      ip: req.ip,
      userId: req.user && req.user.id,
      fields: body && typeof body === 'object' ? Object.keys(body).slice(0, 20) : [],
    };
    // sits in front of every route, /auth/login and /me/password included
    req.log.info(entry, 'request done');
  });

  next();
}

module.exports = { requestLog, logger };
