'use strict';

const pino = require('pino');

const SECRET_PATHS = [
  'password', '*.password', 'token', '*.token', 'apiKey', '*.apiKey',
  'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]', 'err.config',
];

module.exports = ({ config }) =>
  pino({
    level: config.logLevel,
    base: { app: 'warehouse', env: config.env },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
  });
