import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { pinoHttp } from 'pino-http'

const SECRET_FIELDS = ['password', 'newPassword', 'currentPassword', 'code', 'token', 'secret', 'key', 'passport']

export const createLogger = ({ env }) => pino({
  base: { app: 'flightdesk' },
  level: env === 'test' ? 'silent' : 'info',
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['req.headers', 'res.headers', ...SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])],
    censor: '[redacted]',
  },
})

export const requestLogger = (logger) => pinoHttp({
  logger,
  genReqId: (req, res) => {
    const id = randomUUID()
    res.setHeader('X-Request-Id', id)
    return id
  },
  customLogLevel: (req, res, err) => {
    if (err || res.statusCode >= 500) return 'error'
    return res.statusCode >= 400 ? 'warn' : 'info'
  },
  serializers: {
    req: ({ id, method, raw }) => ({ id, method, route: raw.route ? raw.baseUrl + raw.route.path : undefined }),
    res: ({ statusCode }) => ({ statusCode }),
  },
  customProps: (req) => ({
    ip: req.ip,
    userAgent: req.get('user-agent')?.slice(0, 256),
    staff: req.staff?.number,
  }),
})

/** A security event, tied to the request in which it happened. */
export function securityEvent(req, event, details = {}) {
  req.log.warn({ event, ip: req.ip, staff: req.staff?.number, ...details }, event)
}
