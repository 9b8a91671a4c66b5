import { Injectable, Logger, UnauthorizedException } from '@nestjs/common';
import * as argon2 from 'argon2';
import { UsersRepository } from './users.repository';
import { SessionsRepository } from './sessions.repository';
import { PasswordPolicy } from './password-policy';
import { Notifier } from '../mail/notifier';

@Injectable()
export class PasswordService {
  private readonly log = new Logger(PasswordService.name);

  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly policy: PasswordPolicy,
    private readonly notifier: Notifier,
  ) {}

  async change(userId: string, sessionId: string, current: string, fresh: string): Promise<void> {
    const user = await this.users.getWithHash(userId);
    if (!(await argon2.verify(user.passwordHash, current))) {
      this.log.warn({ event: 'authn_password_change_fail', userId });
      throw new UnauthorizedException();
    }
    await this.policy.assertAcceptable(fresh, user);

    await this.users.setPasswordHash(userId, await argon2.hash(fresh)); // fault: CWE-613
    await this.sessions.touch(sessionId);

    this.log.log({ event: 'authn_password_change', userId });
    await this.notifier.passwordChanged(user.email);
  }
}
