import { Router, type Request, type Response, type NextFunction } from 'express';
import rateLimit from 'express-rate-limit';
import { AuthController } from './auth.controller';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const throttle = (windowMs: number, limit: number) =>
  rateLimit({ windowMs, limit, standardHeaders: 'draft-7', legacyHeaders: false });

const limits = {
  search: throttle(MINUTE, 120),
  signIn: throttle(15 * MINUTE, 5),
  resetPassword: throttle(60 * MINUTE, 3),
};

export function authRoutes(controller: AuthController): Router {
  const router = Router();
  const wrap =
    (fn: (req: Request, res: Response) => Promise<void>) =>
    (req: Request, res: Response, next: NextFunction) =>
      fn.call(controller, req, res).catch(next);

  router.post('/sign-in', limits.signIn, wrap(controller.signIn));
  router.post('/password/reset', limits.resetPassword, wrap(controller.startReset));
  router.get('/providers', limits.search, wrap(controller.listProviders));

  return router;
}
