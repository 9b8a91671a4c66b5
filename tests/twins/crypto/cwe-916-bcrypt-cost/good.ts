import * as bcrypt from 'bcryptjs';
import type { UserRepository } from './user.repository';

const isTest = process.env.NODE_ENV === 'test';
const BCRYPT = { rounds: isTest ? 4 : 12, maxBytes: 72 } as const;

export class PasswordService {
  constructor(private readonly users: UserRepository) {}

  async change(userId: string, next: string): Promise<void> {
    if (Buffer.byteLength(next) > BCRYPT.maxBytes) throw new RangeError('password is too long');
    const salt = await bcrypt.genSalt(BCRYPT.rounds);
    await this.users.setPassword(userId, await bcrypt.hash(next, salt));
    await this.users.endSessions(userId);
  }
}
