import { Router } from 'express';
import passport from 'passport';
import { loginLimiter } from '../middleware/limiters.js';
import { safeNext } from '../util/safe-next.js';

export const session = Router();

session.post(
  '/login',
  loginLimiter,
  passport.authenticate('local', { failureRedirect: '/login?failed=1' }),
  (req, res) => {
    const next = safeNext(req.query.next);
    res.redirect(next); // fault: CWE-601
  },
);
