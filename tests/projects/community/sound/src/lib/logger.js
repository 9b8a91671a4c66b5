'use strict';

const pino = require('pino');
const config = require('../config');

const logger = pino({
  level: config.env === 'test' ? 'silent' : 'info',
  base: { app: 'community', env: config.env },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', '*.password', 'token', '*.token', '*._csrf', 'err.config', 'req.headers.cookie', 'req.headers.authorization'],
});

const meta = (req) => ({
  reqId: req.id,
  ip: req.ip,
  agent: (req.get('user-agent') ?? '').slice(0, 256),
  userId: req.user?.id,
});

// names follow OWASP's logging vocabulary
const security = (level, event, req, fields) => logger[level]({ event, ...meta(req), ...fields }, event);

module.exports = {
  logger,
  audit: (event, req, fields) => security('info', event, req, fields),
  alarm: (event, req, fields) => security('warn', event, req, fields),
};
