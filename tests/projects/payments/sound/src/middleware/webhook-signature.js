import { config } from '../config/index.js';
import { WEBHOOK_TOLERANCE_SECONDS } from '../config/constants.js';
import { auditRefusal, hmac, NotFoundError, safeEqual, UnauthorizedError } from '../lib/index.js';
import { webhookRejected } from '../lib/metrics.js';

const SIGNATURE = /^t=(\d{10}),v1=([0-9a-f]{64})$/;

function isGenuine(header, rawBody, secret) {
  const match = SIGNATURE.exec(header ?? '');
  if (!match || !Buffer.isBuffer(rawBody)) return false;
  const [, timestamp, signature] = match;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > WEBHOOK_TOLERANCE_SECONDS) return false;
  const expected = hmac(secret, Buffer.concat([Buffer.from(`${timestamp}.`), rawBody]));
  return safeEqual(expected, Buffer.from(signature, 'hex'));
}

export function verifyWebhook(req, _res, next) {
  const { provider } = req.params;
  const secret = config.webhookSecrets.get(provider);
  if (!secret) return next(new NotFoundError());
  if (!isGenuine(req.get('x-signature'), req.body, secret)) {
    webhookRejected.inc({ provider });
    auditRefusal(req, 'webhook_signature_fail', { provider });
    return next(new UnauthorizedError());
  }
  return next();
}
