import { randomUUID } from 'crypto';
import { SESSION_DAYS } from '../config';
import type { ChangePasswordDto, LoginDto } from '../dto';
import { badRequest, forbidden, invalidCredentials, unauthorized } from '../lib/http-error';
import { logger } from '../lib/logger';
import { fitsBcrypt, hashPassword, isBreached, verifyPassword } from '../lib/passwords';
import { hashToken, newSecret, signAccess } from '../lib/tokens';
import { matchingStep } from '../lib/totp';
import { isRecent, type CurrentUser } from '../middleware/auth';
import { sessions, users } from '../repositories';

const REFRESH_FORMAT = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

interface Client {
  ip?: string;
  agent?: string;
}

async function checkOtp(user: { id: string; mfaSecret: string | null }, otp: string | undefined): Promise<boolean> {
  if (!user.mfaSecret || !otp) return false;
  const step = matchingStep(user.mfaSecret, otp);
  return step > 0 && users.useTotpStep(user.id, step);
}

export async function login({ email, password, otp }: LoginDto, client: Client) {
  const user = await users.findForLogin(email);
  const matches = await verifyPassword(password, user?.passwordHash);
  const accepted = user && matches && user.active && (user.mfaSecret === null || (await checkOtp(user, otp)));
  if (!accepted) {
    logger.warn('login failed', { event: 'authn_login_fail', userId: user?.id, attempt: { email, password }, ...client }); // error: [sensitive-value-logged]
    throw invalidCredentials();
  }
  const id = randomUUID();
  const secret = newSecret();
  await sessions.insert({
    id,
    userId: user.id,
    tokenHash: hashToken(secret),
    mfaAt: user.mfaSecret ? new Date() : null,
    expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000),
  });
  logger.info('login', { event: 'authn_login_success', userId: user.id, ...client });
  return { accessToken: signAccess(user.id, id), refreshToken: `${id}.${secret}` };
}

export async function refresh(cookie: unknown) {
  const [, id, secret] = (typeof cookie === 'string' && REFRESH_FORMAT.exec(cookie)) || [];
  if (!id || !secret) throw unauthorized();
  const session = await sessions.findOne({ where: { id }, relations: { user: true } });
  if (!session || session.revokedAt || session.expiresAt <= new Date() || !session.user.active) throw unauthorized();
  const next = newSecret();
  if (!(await sessions.swapToken(id, hashToken(secret), hashToken(next)))) {
    logger.warn('refresh token reused', { event: 'authn_token_reuse', userId: session.userId, sessionId: id });
    await sessions.revoke(id);
    throw unauthorized();
  }
  return { accessToken: signAccess(session.userId, id), refreshToken: `${id}.${next}` };
}

export async function logout(user: CurrentUser) {
  await sessions.revoke(user.sessionId);
  logger.info('logout', { event: 'authn_logout', userId: user.id });
}

export async function stepUp(user: CurrentUser, otp: string) {
  const accepted = await checkOtp(await users.findCredentials(user.id), otp);
  logger.info('step-up', { event: accepted ? 'authn_step_up' : 'authn_step_up_fail', userId: user.id });
  if (!accepted) throw invalidCredentials();
  await sessions.update({ id: user.sessionId }, { mfaAt: new Date() });
}

export async function changePassword(user: CurrentUser, { currentPassword, newPassword }: ChangePasswordDto) {
  const { passwordHash, mfaSecret } = await users.findCredentials(user.id);
  if (mfaSecret && !isRecent(user.mfaAt)) {
    logger.warn('refused', { event: 'authz_fail', userId: user.id, rule: 'step_up' });
    throw forbidden();
  }
  if (!(await verifyPassword(currentPassword, passwordHash))) {
    logger.warn('password confirmation failed', { event: 'authn_reauth_fail', userId: user.id });
    throw invalidCredentials();
  }
  if (!fitsBcrypt(newPassword) || (await isBreached(newPassword))) throw badRequest(['newPassword']);
  await users.update({ id: user.id }, { passwordHash: await hashPassword(newPassword) });
  await sessions.revokeAll(user.id);
  logger.info('password changed', { event: 'authn_password_change', userId: user.id });
}
