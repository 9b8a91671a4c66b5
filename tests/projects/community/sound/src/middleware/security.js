'use strict';

const helmet = require('helmet');
const cors = require('cors');
const config = require('../config');
const { forbidden } = require('../lib/errors');

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: [],
    },
  },
  xFrameOptions: { action: 'deny' },
});

const permissions = (req, res, next) => {
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  next();
};

const isApi = (req) => req.path.startsWith('/api/');

// pages are redirected, API calls refused
const httpsOnly = (req, res, next) => {
  if (req.secure) return next();
  if (isApi(req) || !['GET', 'HEAD'].includes(req.method)) return next(forbidden('HTTPS_REQUIRED'));
  const target = new URL(config.publicUrl);
  target.pathname = req.path;
  return res.redirect(308, target.href);
};

const apiCors = cors({
  origin: config.corsOrigins,
  credentials: true,
  methods: ['GET', 'POST', 'PATCH'],
  allowedHeaders: ['Content-Type', 'X-CSRF-Token', 'X-Api-Key'],
  exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After'],
  maxAge: 7200,
});

const noStore = (req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

module.exports = { baseline: [headers, permissions], httpsOnly, apiCors, noStore, isApi };
