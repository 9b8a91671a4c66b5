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

  res.sendFile(relative, { root: manuals, maxAge: '1h', dotfiles: 'deny' }, (err) => {
    if (err && !res.headersSent) {
      next(err.statusCode === 404 ? undefined : err);
    }
  });
});
