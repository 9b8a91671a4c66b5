import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, Repository } from 'typeorm';
import { User } from '../users/user.entity.js';
import type { AcceptInviteDto, ChangePasswordDto, LoginDto } from './dto/auth.dto.js';
import { MfaService } from './mfa.service.js';
import { PasswordsService } from './passwords.service.js';
import { SessionsService, type TokenPair } from './sessions.service.js';

const FREE_ATTEMPTS = 5;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 15 * 60_000;

const LOGIN_COLUMNS = ['id', 'disabled', 'passwordHash', 'mfaSecret', 'failedLogins', 'retryAt'] as const;

export type LoginResult = { userId: string; tokens: TokenPair } | { userId?: string; tokens: null };

@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly passwords: PasswordsService,
    private readonly mfa: MfaService,
    private readonly sessions: SessionsService,
  ) {}

  async login({ email, password, code }: LoginDto): Promise<LoginResult> {
    const user = await this.users.findOne({ where: { email }, select: Object.fromEntries(LOGIN_COLUMNS.map((name) => [name, true])) });
    const passwordFits = await this.passwords.verify(user?.passwordHash, password);
    if (!user) return { tokens: null };
    const mayTry = !user.disabled && (user.retryAt === null || user.retryAt <= new Date());
    const codeFits = mayTry && passwordFits && (user.mfaSecret === null || (await this.mfa.check(user, code)));
    if (!codeFits) {
      if (mayTry) await this.countFailure(user);
      return { userId: user.id, tokens: null };
    }
    await this.users.update({ id: user.id }, { failedLogins: 0, retryAt: null });
    return { userId: user.id, tokens: await this.sessions.open(user.id, user.mfaSecret !== null) };
  }

  async acceptInvite({ token, password }: AcceptInviteDto): Promise<string | null> {
    const inviteHash = createHash('sha256').update(token).digest('hex');
    const pending = { inviteHash, inviteExpiresAt: MoreThan(new Date()), disabled: false };
    const user = await this.users.findOneBy(pending);
    if (!user) return null;
    const passwordHash = await this.passwords.hash(password);
    const { affected } = await this.users.update({ id: user.id, ...pending }, { passwordHash, inviteHash: null, inviteExpiresAt: null });
    return affected === 1 ? user.id : null;
  }

  async changePassword(userId: string, { currentPassword, newPassword }: ChangePasswordDto): Promise<boolean> {
    const user = await this.users.findOneOrFail({ where: { id: userId }, select: { id: true, passwordHash: true } });
    if (!(await this.passwords.verify(user.passwordHash, currentPassword))) return false;
    await this.users.update({ id: userId }, { passwordHash: await this.passwords.hash(newPassword) });
    await this.sessions.endAll(userId);
    return true;
  }

  async stepUp(userId: string, sessionId: string, code: string): Promise<boolean> {
    const user = await this.users.findOneOrFail({ where: { id: userId }, select: { id: true, mfaSecret: true } });
    if (!(await this.mfa.check(user, code))) return false;
    await this.sessions.markMfa(sessionId);
    return true;
  }

  private async countFailure(user: User): Promise<void> {
    const failedLogins = user.failedLogins + 1;
    const over = failedLogins - FREE_ATTEMPTS;
    const delay = over < 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(over, 10));
    await this.users.update({ id: user.id }, { failedLogins, retryAt: delay > 0 ? new Date(Date.now() + delay) : null });
  }
}
