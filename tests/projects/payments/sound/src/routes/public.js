import express, { Router } from 'express';
import { config } from '../config/index.js';
import { NotFoundError } from '../lib/index.js';
import { publicLimiter, validate, verifyWebhook, webhookLimiter } from '../middleware/index.js';
import { threeDsReturn } from '../schemas/index.js';
import { isValidState } from '../services/three-ds.js';
import { handleWebhook } from '../services/webhooks.js';

// besides /healthz nothing else is reachable without credentials

const CANCELLED_PAGE = '<!doctype html><title>Payment cancelled</title><p>The payment was cancelled. You can close this window.</p>';

export const publicRoutes = Router();
publicRoutes.use(publicLimiter);

publicRoutes.get('/3ds/return', validate({ query: threeDsReturn }), (req, res) => {
  const { payment, state } = req.valid.query;
  if (!isValidState(payment, state)) throw new NotFoundError();
  res.redirect(303, `${config.dashboardUrl}/payments/${payment}`);
});

publicRoutes.get('/3ds/cancelled', (_req, res) => {
  res.type('html').send(CANCELLED_PAGE);
});

export const webhooks = Router();

// the signature covers the bytes as sent, so no JSON parser before it
webhooks.post(
  '/:provider',
  webhookLimiter,
  express.raw({ type: 'application/json', limit: '64kb' }),
  verifyWebhook,
  async (req, res) => {
    await handleWebhook(req, req.params.provider, req.body);
    res.sendStatus(204);
  },
);
