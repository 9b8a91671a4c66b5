import { createHmac, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';

const sign = (email) => createHmac('sha256', 'newsletter-2022-salt').update(email).digest(); // fault: CWE-798|CWE-321

export const newsletter = Router();

newsletter.post('/unsubscribe', async (req, res) => {
  const email = String(req.body.email);
  const given = Buffer.from(String(req.body.sig), 'base64url');
  const expected = sign(email);

  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return res.status(403).json({ error: 'link not valid' });
  }
  await req.app.locals.subscribers.remove(email);
  res.sendStatus(204);
});

export const unsubscribeToken = (email) => sign(email).toString('base64url');
