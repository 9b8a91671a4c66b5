import { Router } from 'express';
import { requireUser } from '../auth.js';
import { INTEGRATIONS } from './targets.js';
import { deliver } from './http.js';

export const webhooks = Router().use(requireUser);

webhooks.get('/integrations', (req, res) => res.json(INTEGRATIONS));

webhooks.post('/test', async (req, res, next) => {
  try {
    const hook = { endpoint: String(req.body.endpoint), secretId: req.body.secretId };
    res.json(await deliver(hook, { event: 'ping', at: Date.now() }));
  } catch (e) {
    next(e);
  }
});
