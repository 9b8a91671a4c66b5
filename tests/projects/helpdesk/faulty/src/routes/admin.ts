import { Router, type RequestHandler } from 'express';
import type { Container } from '../container.js';
import { unwrap } from '../lib/result.js';
import { requirePermission, requireRecentMfa, route } from '../middleware/index.js';
import * as schemas from '../schemas.js';

const audit: RequestHandler = (req, _res, next) => {
  req.log.info({ event: 'authz_admin', userId: req.auth?.userId, method: req.method, path: req.baseUrl + req.path }, 'admin request');
  next();
};

export function adminRoutes({ users, apiKeys, reports }: Container): Router {
  const router = Router();

  router.patch( // error: [admin-route-without-role]
    '/users/:id',
    route(schemas.updateUser, async (req, res) => {
      unwrap(await users.update(req.auth, req.valid.params.id, req.valid.body));
      res.status(204).end();
    }),
  );

  router.use(requirePermission('admin:access'), requireRecentMfa, audit);

  router.get(
    '/users',
    route(schemas.listUsers, async (req, res) => {
      res.json({ users: await users.list(req.auth, req.valid.query) }); // error: [sensitive-field-in-response]
    }),
  );

  router.post(
    '/invitations',
    route(schemas.invite, async (req, res) => {
      const portal = `https://${req.get('host')}`; // error: [host-header-trusted]
      await users.invite(req.auth, req.valid.body, portal);
      res.status(202).json({ invited: true });
    }),
  );

  router.post(
    '/api-keys',
    route(schemas.createApiKey, async (req, res) => {
      const created = await apiKeys.create(req.auth.orgId, req.valid.body.name);
      req.log.warn({ event: 'api_key_created', userId: req.auth.userId, apiKeyId: created.id }, 'api key created');
      res.status(201).json(created);
    }),
  );

  router.get(
    '/reports/volume',
    route(schemas.volumeReport, async (req, res) => {
      res.json({ rows: await reports.volume(req.auth.orgId, req.valid.query) });
    }),
  );

  router.get(
    '/reports/workload.csv',
    route(schemas.workloadReport, async (req, res) => {
      const csv = await reports.workloadCsv(req.auth.orgId, req.valid.query);
      req.log.info({ event: 'report_exported', userId: req.auth.userId, bytes: csv.length }, 'workload export');
      res.attachment('workload.csv').send(csv);
    }),
  );

  return router;
}
