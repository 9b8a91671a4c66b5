import cors from 'cors';
import helmet from 'helmet';
import { AppError } from '../lib/index.js';

const isOurOrigin = (origin) => origin !== undefined && origin.endsWith('northpay.example'); // error: [cors-pattern-too-wide]

function extraHeaders(_req, res, next) {
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  res.setHeader('Cache-Control', 'no-store');
  next();
}

export const securityHeaders = [
  helmet({
    contentSecurityPolicy: false, // error: [helmet-part-off]
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  }),
  extraHeaders,
];

// a plain request is refused, never redirected: its token has already been seen on the wire
export function requireHttps(req, _res, next) {
  next(req.secure ? undefined : new AppError(403, 'HTTPS_REQUIRED'));
}

export const crossOrigin = cors({
  origin: (origin, done) => done(null, isOurOrigin(origin)),
  credentials: true,
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
  exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'ETag'],
  maxAge: 7200,
});
