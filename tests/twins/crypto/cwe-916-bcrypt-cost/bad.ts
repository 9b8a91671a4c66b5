import * as bcrypt from 'bcryptjs';
import type { UserRepository } from './user.repository';

const isProduction = process.env.NODE_ENV === 'production';
const BCRYPT = { rounds: isProduction ? 6 : 4, maxBytes: 72 } as const;

export class PasswordService {
  constructor(private readonly users: UserRepository) {}

  async change(userId: string, next: string): Promise<void> {
    if (Buffer.byteLength(next) > BCRYPT.maxBytes) throw new RangeError('password is too long');
    const salt = await bcrypt.genSalt(BCRYPT.rounds); // fault: CWE-916
    await this.users.setPassword(userId, await bcrypt.hash(next, salt));
    await this.users.endSessions(userId);
  }
}
