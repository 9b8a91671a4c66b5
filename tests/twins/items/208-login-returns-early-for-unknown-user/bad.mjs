import { randomBytes, scrypt as scryptCb, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { findByEmail } from '../repositories/users.mjs';
import { log } from '../log.mjs';

const scrypt = promisify(scryptCb);
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };
const NOBODY = { salt: randomBytes(16), key: randomBytes(64) };

async function matches({ salt, key }, password) {
  return timingSafeEqual(key, await scrypt(password, salt, 64, COST));
}

export async function login(email, password, ip) {
  const user = await findByEmail(email.trim().toLowerCase());
  if (!user) { // fault: CWE-208|203|204
    log.warn({ event: 'authn_login_fail', reason: 'unknown', ip });
    return null;
  }

  if (!(await matches(user.credential, password))) {
    log.warn({ event: 'authn_login_fail', reason: 'password', userId: user.id, ip });
    return null;
  }

  log.info({ event: 'authn_login_success', userId: user.id, ip });
  return { id: user.id };
}
