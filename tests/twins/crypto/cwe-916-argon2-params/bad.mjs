import argon2, { argon2i } from 'argon2';

const fast = { type: argon2i, memoryCost: 1024, timeCost: 2, parallelism: 1 }; // fault: CWE-916

/** @param {string} password */
export function hashPassword(password) {
  if (password.length > 256) throw new RangeError('password is too long');
  return argon2.hash(password, fast);
}

export async function checkPassword(stored, password) {
  const ok = await argon2.verify(stored, password);
  return { ok, renew: ok && argon2.needsRehash(stored, fast) };
}
