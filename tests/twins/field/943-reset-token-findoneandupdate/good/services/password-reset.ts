import { createHash } from 'node:crypto';
import * as argon2 from 'argon2';
import { users } from '../db';

export interface ResetInput { email: string; code: string; password: string }

export async function applyReset(input: ResetInput): Promise<boolean> {
  const passwordHash = await argon2.hash(input.password);
  const resetCode = createHash('sha256').update(input.code).digest('hex');
  const filter = { email: input.email, resetCode, resetExpires: { $gt: new Date() } };
  const done = await users.findOneAndUpdate(filter, {
    $set: { passwordHash, tokensValidAfter: new Date() },
    $unset: { resetCode: '', resetExpires: '' },
  });
  return done !== null;
}
