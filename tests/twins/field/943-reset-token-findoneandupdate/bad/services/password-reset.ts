import { createHash } from 'node:crypto';
import * as argon2 from 'argon2';
import { users } from '../db';

export interface ResetInput { email: string; code: string; password: string }

export async function applyReset(input: ResetInput): Promise<boolean> {
  const passwordHash = await argon2.hash(input.password);
  const filter = { email: input.email, resetCode: input.code, resetExpires: { $gt: new Date() } };
  const done = await users.findOneAndUpdate(filter, { // fault: CWE-943
    $set: { passwordHash, tokensValidAfter: new Date() },
    $unset: { resetCode: '', resetExpires: '' },
  });
  return done !== null;
}
