import { Router } from 'express';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureLoggedIn } from '../lib/auth.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const manuals = path.resolve(here, '../../manuals');

export const manualsRouter = Router();

// GET /manuals?product=x200&lang=de
manualsRouter.get('/manuals', ensureLoggedIn, (req, res, next) => {
  const product = String(req.query.product ?? 'index');
  const lang = req.query.lang === 'de' ? 'de' : 'en';
  const relative = `${lang}/${product}.html`;

  res.sendFile(path.resolve(manuals, relative), { maxAge: '1h' }, (err) => { // fault: CWE-22|CWE-73
    if (err && !res.headersSent) {
      next(err.statusCode === 404 ? undefined : err);
    }
  });
});
