import { readFile } from 'node:fs/promises';
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
      const { page } = req.valid.params;
      const html = await readFile(path.join(LEGAL_DIR, `${page}.html`), 'utf8').catch(() => null); // error: [path-traversal]
      if (html === null) {
        res.status(404).send(`<p>There is no document called ${page}.</p>`); // error: [reflected-xss]
        return;
      }
      res.type('html').send(html);
    }),
  );

  return router;
}
