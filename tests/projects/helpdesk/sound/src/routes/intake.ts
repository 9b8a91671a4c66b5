import { Router } from 'express';
import type { Container } from '../container.js';
import { AppError } from '../lib/errors.js';
import { unwrap } from '../lib/result.js';
import { createApiKeyAuth, publicRoute } from '../middleware/index.js';
import * as schemas from '../schemas.js';

/** For other systems: authenticated by API key, never by a user's session. */
export function intakeRoutes({ apiKeys, tickets, limiters }: Container): Router {
  const router = Router();
  router.use(createApiKeyAuth(apiKeys), limiters.perApiKey);

  router.post(
    '/tickets',
    publicRoute(schemas.intakeTicket, async (req, res) => {
      if (!req.apiClient) throw new AppError('unauthenticated');
      res.status(201).json(unwrap(await tickets.createFromIntake(req.apiClient, req.valid.body)));
    }),
  );

  return router;
}
