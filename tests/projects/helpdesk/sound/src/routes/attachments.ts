import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Container } from '../container.js';
import { unwrap } from '../lib/result.js';
import { requirePermission, route } from '../middleware/index.js';
import * as schemas from '../schemas.js';

export function attachmentRoutes({ attachments, log }: Container): Router {
  const router = Router();
  router.use(requirePermission('ticket:use'));

  router.get(
    '/:id',
    route(schemas.oneAttachment, async (req, res) => {
      const file = unwrap(await attachments.open(req.auth, req.valid.params.id));
      res.attachment(file.fileName);
      res.type(file.mimeType);
      res.set('Content-Security-Policy', "default-src 'none'; sandbox");
      await pipeline(file.content, res);
    }),
  );

  router.delete(
    '/:id',
    requirePermission('ticket:triage'),
    route(schemas.oneAttachment, async (req, res) => {
      unwrap(await attachments.remove(req.auth, req.valid.params.id));
      log.info({ event: 'attachment_removed', userId: req.auth.userId, attachmentId: req.valid.params.id }, 'attachment removed');
      res.status(204).end();
    }),
  );

  return router;
}
