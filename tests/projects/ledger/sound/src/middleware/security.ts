import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { config } from '../config';
import { HttpError } from '../lib/http-error';

export const headers: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] } },
    xFrameOptions: { action: 'deny' },
  }),
  (_req, res, next) => {
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    res.setHeader('Cache-Control', 'no-store');
    next();
  },
];

export const crossOrigin = cors({
  origin: config.corsOrigins,
  credentials: true,
  methods: ['GET', 'POST', 'PATCH'],
  allowedHeaders: ['Authorization', 'Content-Type'],
  exposedHeaders: ['RateLimit', 'Retry-After'],
  maxAge: 7_200,
});

export const httpsOnly: RequestHandler = (req, _res, next) => next(req.secure ? undefined : new HttpError(400, 'HTTPS is required'));
