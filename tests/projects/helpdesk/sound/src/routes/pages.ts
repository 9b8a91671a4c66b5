import path from 'node:path';
import { Router } from 'express';
import { STATUS_PAGE } from '../config/index.js';
import { publicRoute } from '../middleware/index.js';
import * as schemas from '../schemas.js';

const LEGAL_DIR = path.resolve('public/legal');
const LANDING = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Help desk API</title></head><body><p>Help desk API</p></body></html>';

export function pageRoutes(): Router {
  const router = Router();

  router.get('/', (_req, res) => {
    res.send(LANDING);
  });

  router.get('/status', (_req, res) => {
    res.redirect(STATUS_PAGE);
  });

  router.get(
    '/legal/:page',
    publicRoute(schemas.legalPage, async (req, res) => {
      res.sendFile(`${req.valid.params.page}.html`, { root: LEGAL_DIR });
    }),
  );

  return router;
}
