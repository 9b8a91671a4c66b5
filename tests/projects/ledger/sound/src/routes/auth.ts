import { Router, type CookieOptions, type Request, type Response } from 'express';
import { ACCESS_SECONDS, REFRESH_COOKIE, SESSION_DAYS } from '../config';
import { ChangePasswordDto, LoginDto, StepUpDto } from '../dto';
import { asyncHandler } from '../lib/async-handler';
import { authenticate, currentUser, requireOwnOrigin } from '../middleware/auth';
import { loginLimiter, refreshLimiter, stepUpLimiter } from '../middleware/rate-limits';
import { bodyOf, validateDto } from '../middleware/validate-dto';
import * as auth from '../services/auth-service';

const COOKIE: CookieOptions = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' };

const clientOf = (req: Request) => ({ ip: req.ip, agent: req.get('user-agent')?.slice(0, 256) });

function sendTokens(res: Response, { accessToken, refreshToken }: { accessToken: string; refreshToken: string }) {
  res.cookie(REFRESH_COOKIE, refreshToken, { ...COOKIE, maxAge: SESSION_DAYS * 86_400_000 });
  res.json({ accessToken, expiresIn: ACCESS_SECONDS });
}

export const authRouter = Router();

// public: these two only
authRouter.post('/login', validateDto(LoginDto), loginLimiter, asyncHandler(async (req, res) => {
  res.set('WWW-Authenticate', 'Bearer');
  const tokens = await auth.login(bodyOf<LoginDto>(res), clientOf(req));
  res.removeHeader('WWW-Authenticate');
  sendTokens(res, tokens);
}));

authRouter.post('/refresh', refreshLimiter, requireOwnOrigin, asyncHandler(async (req, res) => {
  sendTokens(res, await auth.refresh(req.cookies[REFRESH_COOKIE]));
}));

authRouter.use(authenticate);

authRouter.post('/logout', asyncHandler(async (_req, res) => {
  await auth.logout(currentUser(res));
  res.clearCookie(REFRESH_COOKIE, COOKIE);
  res.sendStatus(204);
}));

authRouter.post('/step-up', stepUpLimiter, validateDto(StepUpDto), asyncHandler(async (_req, res) => {
  await auth.stepUp(currentUser(res), bodyOf<StepUpDto>(res).otp);
  res.sendStatus(204);
}));

authRouter.post('/password', stepUpLimiter, validateDto(ChangePasswordDto), asyncHandler(async (_req, res) => {
  await auth.changePassword(currentUser(res), bodyOf<ChangePasswordDto>(res));
  res.clearCookie(REFRESH_COOKIE, COOKIE);
  res.sendStatus(204);
}));
