import { Router } from 'express';
import type { Container } from '../container.js';
import { unwrap } from '../lib/result.js';
import { receiveFile, requirePermission, route } from '../middleware/index.js';
import * as schemas from '../schemas.js';

export function ticketRoutes({ tickets, attachments, limiters }: Container): Router {
  const router = Router();
  router.use(requirePermission('ticket:use'));

  router.get(
    '/',
    route(schemas.listTickets, async (req, res) => {
      res.json({ tickets: await tickets.list(req.auth, req.valid.query) });
    }),
  );

  router.post(
    '/',
    route(schemas.createTicket, async (req, res) => {
      res.status(201).json(await tickets.create(req.auth, req.valid.body));
    }),
  );

  router.get(
    '/:id',
    route(schemas.oneTicket, async (req, res) => {
      res.json(unwrap(await tickets.get(req.auth, req.valid.params.id)));
    }),
  );

  router.patch(
    '/:id',
    requirePermission('ticket:triage'),
    route(schemas.oneTicket, async (req, res) => {
      unwrap(await tickets.update(req.auth, req.valid.params.id, req.body));
      res.status(204).end();
    }),
  );

  router.post(
    '/:id/comments',
    route(schemas.addComment, async (req, res) => {
      res.status(201).json(unwrap(await tickets.comment(req.auth, req.valid.params.id, req.valid.body)));
    }),
  );

  router.post(
    '/:id/attachments',
    limiters.upload,
    receiveFile,
    route(schemas.oneTicket, async (req, res) => {
      res.status(201).json(unwrap(await attachments.store(req.auth, req.valid.params.id, req.file)));
    }),
  );

  return router;
}
