import * as argon2 from 'argon2';
import { UserRepository } from './user.repository';
import { DUMMY_HASH } from './constants';

export class LoginError extends Error {
  constructor(readonly reason: 'unknown' | 'password' | 'locked' | 'unverified') {
    super(`login refused: ${MESSAGES[reason]}`);
  }
}

const MESSAGES = {
  unknown: 'This account does not exist',
  password: 'Wrong password',
  locked: 'This account is locked',
  unverified: 'E-mail address not confirmed yet',
} as const;

export class AuthService {
  constructor(private readonly users: UserRepository) {}

  async authenticate(email: string, password: string) {
    const user = await this.users.findByEmail(email);
    const matches = await argon2.verify(user?.passwordHash ?? DUMMY_HASH, password);
    if (!user) throw new LoginError('unknown');
    if (!matches) throw new LoginError('password');
    if (user.lockedUntil > new Date()) throw new LoginError('locked');
    if (!user.emailVerified) throw new LoginError('unverified');
    return { id: user.id, name: user.name };
  }
}
