import cookieSession from 'cookie-session';
import { readFileSync } from 'node:fs';

const keys = readFileSync('/run/secrets/cookie_keys', 'utf8').trim().split('\n');

const shared = {
  name: 'ui',
  keys,
  sameSite: 'strict',
  maxAge: 20 * 60 * 1000,
};

const flags = (options) => ({ ...options, secure: true });

/** Session of the cashier pages. The shop script shows the cashier's name. */
export const cashierSession = cookieSession({
  ...flags(shared),
  name: 'cashier',
  httpOnly: false, // fault: CWE-1004
});

/** Session of the back office. */
export const officeSession = cookieSession({
  ...flags(shared),
  name: 'office',
  httpOnly: true,
});
