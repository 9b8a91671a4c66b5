const helmet = require('helmet');
const cors = require('cors');
const config = require('../config');
const AppError = require('../utils/appError');
const logger = require('../utils/logger');
const { HOUR } = require('../utils/constants');

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

exports.headers = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: { maxAge: 63072000, includeSubDomains: true },
  }),
  (req, res, next) => {
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    res.setHeader('Cache-Control', 'no-store');
    next();
  },
];

exports.cors = cors({
  origin: config.corsOrigins,
  credentials: true,
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type'],
  exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
  maxAge: (2 * HOUR) / 1000,
});

// No redirect for an API: whatever came in the clear has already been seen.
exports.httpsOnly = (req, res, next) => {
  if (req.secure || config.env === 'development') return next();
  return next(new AppError(403, 'HTTPS_REQUIRED', 'Use https'));
};

/** For requests that authenticate with the refresh cookie. */
exports.trustedOrigin = (req, res, next) => {
  if (SAFE_METHODS.has(req.method)) return next();
  if (req.is('application/json') && config.corsOrigins.includes(req.get('origin'))) return next();
  logger.event('csrf_refused', req, { level: 'warn' });
  return next(AppError.forbidden('ORIGIN_REFUSED'));
};
