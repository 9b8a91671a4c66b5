import path from 'node:path';
import { Router } from 'express';
import { audit } from '../lib/index.js';
import { evidenceUpload, requirePermission, validate } from '../middleware/index.js';
import * as schemas from '../schemas/index.js';
import { config } from '../config/index.js';
import { evidenceService } from '../services/evidence.js';
import { readIdempotencyKey, runOnce } from '../services/idempotency.js';
import { paymentService } from '../services/payments.js';
import { AppError } from '../lib/errors.js';

export const payments = Router();

payments.get('/', requirePermission('payments:read'), validate({ query: schemas.listPayments }), async (req, res) => {
  res.json({ data: await paymentService.list(req.principal.merchantId, req.valid.query) });
});

payments.post('/', requirePermission('payments:create'), validate({ body: schemas.createPayment }), async (req, res) => {
  const { merchantId } = req.principal;
  const input = req.valid.body;
  const outcome = await runOnce({ merchantId, key: readIdempotencyKey(req), operation: 'payment', input }, async (acquirerKey) => ({
    status: 201,
    body: await paymentService.create(merchantId, input, acquirerKey),
  }));
  audit(req, 'payment_created', { paymentId: outcome.body.id });
  res.status(outcome.status).json(outcome.body);
});

payments.get('/:paymentId', requirePermission('payments:read'), validate({ params: schemas.paymentId }), async (req, res) => {
  res.json(await paymentService.get(req.valid.params.paymentId, req.principal.merchantId));
});

payments.get('/:paymentId/refunds', requirePermission('payments:read'), validate({ params: schemas.paymentId }), async (req, res) => {
  res.json({ data: await paymentService.refunds(req.valid.params.paymentId, req.principal.merchantId) });
});

payments.post(
  '/:paymentId/refunds',
  requirePermission('refunds:create'),
  validate({ params: schemas.paymentId, body: schemas.createRefund }),
  async (req, res) => {
    const { merchantId } = req.principal;
    const { params, body } = req.valid;
    const outcome = await runOnce(
      { merchantId, key: readIdempotencyKey(req), operation: `refund:${params.paymentId}`, input: body },
      async (acquirerKey) => ({ status: 201, body: await paymentService.refund(params.paymentId, merchantId, body, acquirerKey) }),
    );
    audit(req, 'refund_created', { paymentId: params.paymentId, amount: body.amount });
    res.status(outcome.status).json(outcome.body);
  },
);

payments.post(
  '/:paymentId/evidence',
  requirePermission('disputes:write'),
  validate({ params: schemas.paymentId }),
  evidenceUpload,
  async (req, res) => {
    if (!req.file) throw new AppError(400, 'FILE_REQUIRED');
    const record = await evidenceService.add(req.valid.params.paymentId, req.principal.merchantId, req.file);
    res.status(201).json(record);
  },
);

payments.post(
  '/:paymentId/evidence-links',
  requirePermission('disputes:write'),
  validate({ params: schemas.paymentId, body: schemas.evidenceLink }),
  async (req, res) => {
    const { params, body } = req.valid;
    res.status(201).json(await evidenceService.addFromLink(params.paymentId, req.principal.merchantId, body.url));
  },
);

payments.get(
  '/:paymentId/evidence/:name',
  requirePermission('disputes:read'),
  validate({ params: schemas.evidenceFile }),
  async (req, res) => {
    const { paymentId, name } = req.valid.params;
    await paymentService.get(paymentId, req.principal.merchantId);
    res.attachment();
    res.sendFile(path.join(config.evidenceDir, name)); // error: [path-traversal]
  },
);
