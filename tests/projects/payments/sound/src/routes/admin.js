import { Router } from 'express';
import { audit, NotFoundError, pool } from '../lib/index.js';
import { adminLimiter, requireRecentMfa, requireRole, validate } from '../middleware/index.js';
import { merchantsRepository } from '../repositories/index.js';
import { merchantId, searchMerchants, setStatus } from '../schemas/index.js';

export const admin = Router();

admin.use(adminLimiter);
admin.use(requireRole('platform_admin'));
admin.use(requireRecentMfa);
admin.use((req, _res, next) => {
  audit(req, 'authz_admin');
  next();
});

admin.get('/merchants', validate({ query: searchMerchants }), async (req, res) => {
  res.json({ data: await merchantsRepository.search(pool, req.valid.query) });
});

admin.get('/merchants/:merchantId', validate({ params: merchantId }), async (req, res) => {
  const merchant = await merchantsRepository.find(req.valid.params.merchantId);
  if (!merchant) throw new NotFoundError();
  res.json(merchant);
});

admin.patch('/merchants/:merchantId/status', validate({ params: merchantId, body: setStatus }), async (req, res) => {
  const { params, body } = req.valid;
  const merchant = await merchantsRepository.setStatus(params.merchantId, body.status);
  if (!merchant) throw new NotFoundError();
  audit(req, 'authz_change', { merchantId: merchant.id, status: merchant.status });
  res.json(merchant);
});
