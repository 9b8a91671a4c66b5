import { Router } from 'express';
import type { Container } from '../container.js';
import { unwrap } from '../lib/result.js';
import { requirePermission, requireRecentMfa, route } from '../middleware/index.js';
import * as schemas from '../schemas.js';

export function webhookRoutes({ webhooks }: Container): Router {
  const router = Router();
  router.use(requirePermission('webhook:manage'));

  router.get(
    '/',
    route({}, async (req, res) => {
      res.json({ webhooks: await webhooks.list(req.auth) });
    }),
  );

  router.post(
    '/',
    requireRecentMfa,
    route(schemas.registerWebhook, async (req, res) => {
      const { url, events } = req.valid.body;
      res.status(201).json(unwrap(await webhooks.register(req.auth, url, events)));
    }),
  );

  router.post(
    '/:id/ping',
    route(schemas.oneWebhook, async (req, res) => {
      res.json(unwrap(await webhooks.ping(req.auth, req.valid.params.id)));
    }),
  );

  router.delete(
    '/:id',
    route(schemas.oneWebhook, async (req, res) => {
      unwrap(await webhooks.remove(req.auth, req.valid.params.id));
      res.status(204).end();
    }),
  );

  return router;
}
