'use strict';

const helmet = require('helmet');
const cors = require('cors');
const { forbidden } = require('../lib/errors');
const { meta } = require('../lib/securityLog');

// branch previews of the front end
const PREVIEW_ORIGIN = /^https:\/\/[a-z0-9-]+.nordlager.example$/; // error: [cors-pattern-too-wide]

module.exports = ({ config, securityLog }) => {
  const headers = [
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
    }),
    (req, res, next) => {
      res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
      res.set('Cache-Control', 'no-store');
      next();
    },
  ];

  const corsPolicy = cors({
    origin: [...config.http.origins, PREVIEW_ORIGIN],
    credentials: true,
    methods: ['GET', 'POST', 'PATCH'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
    maxAge: 7200,
  });

  // an API answers plain HTTP with an error: a redirect would hide that a token went out in the clear
  const httpsOnly = (req, res, next) => next(req.secure ? undefined : forbidden('HTTPS_REQUIRED'));

  // for the routes that act on the refresh cookie
  const trustedOrigin = (req, res, next) => {
    if (config.http.origins.includes(req.get('origin'))) return next();
    securityLog.warn('authz_fail', { ...meta(req), rule: 'origin' });
    return next(forbidden('ORIGIN'));
  };

  return { headers, corsPolicy, httpsOnly, trustedOrigin };
};
