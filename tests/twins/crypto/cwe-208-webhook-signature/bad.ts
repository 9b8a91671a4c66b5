import { Router, raw, type Request } from 'express';
import { createHmac } from 'node:crypto';
import { queue } from './queue';

const secret = process.env.PAYMENTS_WEBHOOK_SECRET;
if (!secret) throw new Error('PAYMENTS_WEBHOOK_SECRET is not set');

const MAX_AGE = 5 * 60;

function isAuthentic(req: Request): boolean {
  const [t, v1] = (req.get('x-signature') ?? '').split(',').map((p) => p.split('=')[1]);
  if (!t || !v1 || Math.abs(Date.now() / 1000 - Number(t)) > MAX_AGE) return false;
  const expected = createHmac('sha256', secret!).update(`${t}.`).update(req.body as Buffer).digest('hex');
  return v1 === expected; // fault: CWE-208
}

export const webhooks = Router();

webhooks.post('/payments', raw({ type: 'application/json', limit: '200kb' }), async (req, res, next) => {
  if (!Buffer.isBuffer(req.body) || !isAuthentic(req)) {
    res.status(401).end();
    return;
  }
  try {
    await queue.add('payment-event', req.body.toString('utf8'));
    res.status(202).end();
  } catch (err) {
    next(err);
  }
});
