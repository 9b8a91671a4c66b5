import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/index.js';
import { AppError } from '../lib/errors.js';

const PERMISSIONS_POLICY = ['camera', 'microphone', 'geolocation', 'payment', 'usb'].map((feature) => `${feature}=()`).join(', ');

export const securityHeaders: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  }),
  (_req, res, next) => {
    res.set({ 'Permissions-Policy': PERMISSIONS_POLICY, 'Cache-Control': 'no-store' });
    next();
  },
];

export const createCors = (config: Config): RequestHandler =>
  cors({
    origin: config.CORS_ORIGINS,
    credentials: true,
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
    maxAge: 7_200,
  });

/** No redirect: a token sent in the clear has leaked already, the client has to notice. */
export const requireHttps: RequestHandler = (req, _res, next) => {
  if (!req.secure) throw new AppError('https_required');
  next();
};
