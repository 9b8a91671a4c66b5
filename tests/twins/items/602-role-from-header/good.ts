import { Router, type NextFunction, type Request, type Response } from 'express';
import { requireAuth } from '../middleware/require-auth';
import { roleOf } from '../repositories/users';
import { reports } from '../services/reports';
import { audit } from '../lib/audit';

async function managersOnly(req: Request, res: Response, next: NextFunction) {
  const role = await roleOf(req.user!.id);
  if (role === 'manager') {
    return next();
  }
  audit.warn('authz_fail', { user: req.user!.id, route: 'reports', from: req.ip });
  res.status(403).json({ error: 'forbidden' });
}

export const reportsRouter = Router();
reportsRouter.use(requireAuth, managersOnly);

reportsRouter.get('/revenue', async (_req, res) => {
  res.json(await reports.revenueByMonth());
});

reportsRouter.get('/salaries', async (_req, res) => {
  res.setHeader('Cache-Control', 'no-store');
  res.json(await reports.salaries());
});
