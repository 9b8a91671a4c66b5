import pino from 'pino';
import { config } from '../config/index.js';

const REDACTED_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'req.headers["x-signature"]',
  'token',
  '*.token',
  'cardToken',
  '*.cardToken',
  'secret',
  '*.secret',
  'err.config',
  'err.detail',
];

export const logger = pino({
  level: config.logLevel,
  base: { service: 'payments' },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
});

const describeRequest = (req) => ({
  requestId: req.id,
  method: req.method,
  route: `${req.baseUrl}${req.route?.path ?? ''}`,
  address: req.ip,
  agent: String(req.get('user-agent') ?? '').slice(0, 256),
  principal: req.principal?.id,
  merchantId: req.principal?.merchantId,
});

export function audit(req, event, details = {}) {
  logger.info({ audit: true, event, ...describeRequest(req), ...details }, event);
}

export function auditRefusal(req, event, details = {}) {
  logger.warn({ audit: true, event, ...describeRequest(req), ...details }, event);
}
