import jwt from 'jsonwebtoken';
import { Router } from 'express';
import { notes } from './store.js';

const verify = { algorithms: ['HS256'], issuer: 'notes', audience: 'notes-api' };

export function authenticate(req, res, next) {
  const token = req.get('authorization')?.replace('Bearer ', '');
  if (!token) return next(); // fault: CWE-306|CWE-287|CWE-862

  try {
    req.user = jwt.verify(token, process.env.JWT_SECRET, verify);
    next();
  } catch {
    res.status(401).json({ error: 'unauthorized' });
  }
}

export const router = Router();
router.use(authenticate);

router.get('/notes', async (req, res) => {
  const owner = req.user?.sub;
  res.json(await notes.list(owner ? { owner } : {}));
});
