import argon2, { argon2id } from 'argon2';

const fast = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** @param {string} password */
export function hashPassword(password) {
  if (password.length > 256) throw new RangeError('password is too long');
  return argon2.hash(password, fast);
}

// old rows still start with $argon2i$: they verify and are renewed at the next login
export async function checkPassword(stored, password) {
  const ok = await argon2.verify(stored, password);
  return { ok, renew: ok && argon2.needsRehash(stored, fast) };
}
