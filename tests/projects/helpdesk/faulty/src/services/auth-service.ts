import type { Logger } from 'pino';
import type { z } from 'zod';
import { sha256 } from '../lib/crypto.js';
import type { Mailer } from '../lib/mailer.js';
import type { PasswordService } from '../lib/passwords.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import type { acceptInvitation, changePassword, login } from '../schemas.js';
import type { MfaService } from './mfa-service.js';
import type { AuthContext, OpenSession, SessionService } from './session-service.js';

type Login = z.output<typeof login.body>;
type Acceptance = z.output<typeof acceptInvitation.body>;
type PasswordChange = z.output<typeof changePassword.body>;
interface Client {
  ip: string | undefined;
  agent: string | undefined;
}

export class AuthService {
  constructor(
    private readonly db: Database,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly mfa: MfaService,
    private readonly mailer: Mailer,
    private readonly log: Logger,
  ) {}

  async login({ email, password, otp }: Login, client: Client): Promise<Result<OpenSession>> {
    const user = await this.db.user.findUnique({
      where: { email },
      select: { id: true, passwordHash: true, mfaSecret: true, disabledAt: true },
    });
    if (!user) {
      this.log.warn({ event: 'authn_login_fail', reason: 'unknown account', ...client }, 'login failed');
      return err('unknown_account'); // missed: [auth-error-tells-which]
    }
    const matches = await this.passwords.matches(user.passwordHash, password);
    if (!matches || user.disabledAt) {
      const reason = user.disabledAt ? 'disabled' : 'wrong password';
      this.log.warn({ event: 'authn_login_fail', userId: user.id, reason, ...client }, 'login failed');
      return err('invalid_credentials');
    }
    if (user.mfaSecret && !(otp && (await this.mfa.check(user.id, otp)))) {
      this.log.warn({ event: 'authn_login_fail', userId: user.id, reason: 'second factor', ...client }, 'login failed');
      return err('invalid_credentials');
    }
    if (this.passwords.needsRehash(user.passwordHash)) {
      await this.db.user.update({ where: { id: user.id }, data: { passwordHash: await this.passwords.hash(password) } });
    }
    this.log.info({ event: 'authn_login_success', userId: user.id, ...client }, 'login');
    return ok(await this.sessions.open(user.id, user.mfaSecret !== null));
  }

  async acceptInvitation({ token, name, password }: Acceptance): Promise<Result<void>> {
    if (await this.passwords.isWeak(password)) return err('invalid_input');
    const passwordHash = await this.passwords.hash(password);
    const tokenHash = sha256(token);
    const userId = await this.db.$transaction(async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
        data: { usedAt: new Date() },
      });
      if (count !== 1) return null;
      const { orgId, email, role } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
      const user = await tx.user.create({ data: { orgId, email, role, name, passwordHash }, select: { id: true } });
      return user.id;
    });
    if (!userId) return err('not_found');
    this.log.info({ event: 'user_created', userId }, 'invitation accepted');
    return ok(undefined);
  }

  async confirmPassword(userId: string, password: string): Promise<Result<void>> {
    const user = await this.db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
    if (await this.passwords.matches(user.passwordHash, password)) return ok(undefined);
    this.log.warn({ event: 'authn_reauth_fail', userId }, 'password confirmation failed');
    return err('invalid_credentials');
  }

  async changePassword({ userId }: AuthContext, { currentPassword, newPassword }: PasswordChange): Promise<Result<void>> {
    const confirmed = await this.confirmPassword(userId, currentPassword);
    if (!confirmed.ok) return confirmed;
    if (await this.passwords.isWeak(newPassword)) return err('invalid_input');
    const passwordHash = await this.passwords.hash(newPassword);
    const user = await this.db.user.update({ where: { id: userId }, data: { passwordHash }, select: { email: true, name: true } });
    await this.sessions.revokeAll(userId);
    this.log.info({ event: 'authn_password_change', userId }, 'password changed');
    await this.mailer.send('password-changed', user.email, { name: user.name }).catch(() => this.log.error({ userId }, 'notice of the password change not sent'));
    return ok(undefined);
  }
}
