import cors from 'cors'
import helmet from 'helmet'
import { HttpProblem } from '../lib/errors.js'

export const headers = () => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
  }),
  (req, res, next) => {
    res.set({
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=()',
      'Cache-Control': 'no-store',
    })
    next()
  },
]

export const crossOrigin = () => cors({
  origin: true, // error: [cors-any-origin]
  credentials: true,
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  allowedHeaders: ['Content-Type', 'X-Csrf-Token'],
  exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
  maxAge: 7200,
})

export const httpsOnly = ({ env }) => (req, res, next) => {
  if (req.secure || env === 'development') return next()
  next(new HttpProblem(403, 'https_required', 'Use https.'))
}
