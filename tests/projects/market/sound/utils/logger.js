const winston = require('winston');
const config = require('../config');

const HIDDEN = new Set([
  'password', 'currentpassword', 'newpassword', 'passwordhash', 'token', 'accesstoken', 'refreshtoken', 'tokenhash',
  'authorization', 'cookie', 'set-cookie', 'secret', 'otp', 'apikey', 'x-api-key', 'iban', 'email',
]);
const MAX_DEPTH = 6;

const mask = (value, depth = 0) => {
  if (value instanceof Error) {
    return { name: value.name, message: value.message, code: value.code, stack: value.stack };
  }
  if (value === null || typeof value !== 'object') return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => mask(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, HIDDEN.has(key.toLowerCase()) ? '[redacted]' : mask(inner, depth + 1)]),
  );
};

const redact = winston.format((info) => {
  for (const key of Object.keys(info)) {
    if (key === 'level' || key === 'message') continue;
    info[key] = HIDDEN.has(key.toLowerCase()) ? '[redacted]' : mask(info[key]);
  }
  return info;
});

const logger = winston.createLogger({
  level: config.env === 'production' ? 'info' : 'debug',
  silent: config.env === 'test',
  defaultMeta: { app: 'market' },
  format: winston.format.combine(redact(), winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});

// One shape for everything the alert rules look at.
logger.event = (event, req, meta = {}) => {
  logger.log(meta.level ?? 'info', event, {
    event,
    requestId: req.id,
    userId: req.auth?.userId,
    ip: req.ip,
    userAgent: (req.get('user-agent') ?? '').slice(0, 256),
    ...meta.detail,
  });
};

module.exports = logger;
