import { Router } from 'express';
import type { Container } from '../container.js';
import { AppError } from '../lib/errors.js';
import { unwrap } from '../lib/result.js';
import { requireRecentMfaIfEnrolled, route } from '../middleware/index.js';
import * as schemas from '../schemas.js';

export function accountRoutes({ auth, mfa, sessions, users, limiters, log }: Container): Router {
  const router = Router();

  router.get(
    '/',
    route({}, async (req, res) => {
      res.json(await users.profile(req.auth));
    }),
  );

  router.patch(
    '/preferences',
    route(schemas.setPreference, async (req, res) => {
      res.json(await users.setPreference(req.auth, req.valid.body));
    }),
  );

  router.post(
    '/password',
    limiters.stepUp,
    requireRecentMfaIfEnrolled,
    route(schemas.changePassword, async (req, res) => {
      unwrap(await auth.changePassword(req.auth, req.valid.body));
      res.status(204).end();
    }),
  );

  router.post(
    '/mfa/enrol',
    limiters.stepUp,
    requireRecentMfaIfEnrolled,
    route(schemas.enrolMfa, async (req, res) => {
      unwrap(await auth.confirmPassword(req.auth.userId, req.valid.body.password));
      res.json({ uri: await mfa.begin(req.auth.userId) });
    }),
  );

  router.post(
    '/mfa/confirm',
    limiters.stepUp,
    requireRecentMfaIfEnrolled,
    route(schemas.oneTimeCode, async (req, res) => {
      unwrap(await mfa.confirm(req.auth.userId, req.valid.body.otp));
      await sessions.markMfa(req.auth.sessionId);
      log.warn({ event: 'authn_mfa_change', userId: req.auth.userId }, 'second factor set');
      res.status(204).end();
    }),
  );

  router.post(
    '/step-up',
    limiters.stepUp,
    route(schemas.oneTimeCode, async (req, res) => {
      const accepted = await mfa.check(req.auth.userId, req.valid.body.otp);
      log.info({ event: accepted ? 'authn_step_up' : 'authn_step_up_fail', userId: req.auth.userId, ip: req.ip }, 'step-up');
      if (!accepted) throw new AppError('invalid_credentials');
      await sessions.markMfa(req.auth.sessionId);
      res.status(204).end();
    }),
  );

  return router;
}
