import express, { Router } from 'express';
import { authenticate } from './auth';
import * as orders from './handlers/orders';
import * as exportsApi from './handlers/exports';

export function buildApi(): Router {
  const api = Router();
  api.use(express.json({ limit: '100kb' }));

  // public
  api.get('/health', (_req, res) => void res.json({ ok: true }));

  // everything below needs a session
  api.use(authenticate);

  api.get('/exports/customers.csv', exportsApi.customersCsv);
  api.get('/orders', orders.listMine);
  api.post('/orders', orders.create);

  api.use((_req, res) => void res.status(404).json({ error: 'not found' }));
  return api;
}
