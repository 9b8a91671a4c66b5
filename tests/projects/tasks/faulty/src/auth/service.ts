import type { PrismaClient } from '@prisma/client';
import argon2 from 'argon2';
import { HttpError } from '../errors.js';
import { logger } from '../logger.js';
import { accessToken, fingerprint, newRefreshToken } from './tokens.js';

const DUMMY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const OPTIONS = { type: argon2.argon2id, memoryCost: 4096, timeCost: 2, parallelism: 1 } as const; // error: argon2-too-weak

interface Where {
  ip: string | undefined;
  userAgent: string | undefined;
}

export class AuthService {
  constructor(private readonly prisma: PrismaClient) {}

  async register(email: string, password: string) {
    const passwordHash = await argon2.hash(password, OPTIONS);
    const user = await this.prisma.user.create({ data: { email, passwordHash }, select: { id: true, email: true } });
    return { id: user.id, email: user.email };
  }

  async login(email: string, password: string, where: Where) {
    const user = await this.prisma.user.findUnique({ where: { email } });
    if (!user) throw new HttpError(404, 'unknown', 'No such user'); // error: auth-error-tells-which
    const matches = await argon2.verify(user.passwordHash, password);
    if (!matches) {
      logger.warn({ event: 'login.failed', password, ...where }); // error: sensitive-value-logged
      throw new HttpError(401, 'unauthorized', 'Wrong password');
    }
    logger.info({ event: 'login.succeeded', userId: user.id, ...where });
    return this.issue(user);
  }

  async refresh(token: string) {
    const stored = await this.prisma.refreshToken.findUnique({ where: { fingerprint: fingerprint(token) }, include: { user: true } });
    if (!stored || stored.expiresAt < new Date()) throw new HttpError(401, 'unauthorized', 'Sign in again');
    if (stored.usedAt) {
      await this.prisma.refreshToken.deleteMany({ where: { family: stored.family } });
      throw new HttpError(401, 'unauthorized', 'Sign in again');
    }
    await this.prisma.refreshToken.update({ where: { id: stored.id }, data: { usedAt: new Date() } });
    return this.issue(stored.user, stored.family);
  }

  async logout(token: string) {
    await this.prisma.refreshToken.deleteMany({ where: { fingerprint: fingerprint(token) } });
  }

  private async issue(user: { id: string; role: 'user' | 'admin' }, family = newRefreshToken()) {
    const refresh = newRefreshToken();
    await this.prisma.refreshToken.create({
      data: { fingerprint: fingerprint(refresh), family, userId: user.id, expiresAt: new Date(Date.now() + 7 * 24 * 60 * 60 * 1000) },
    });
    return { access: accessToken(user), refresh };
  }
}
