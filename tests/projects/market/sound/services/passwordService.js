const crypto = require('node:crypto');
const bcrypt = require('bcrypt');
const AppError = require('../utils/appError');
const logger = require('../utils/logger');
const { BCRYPT_ROUNDS } = require('../utils/constants');

const RANGE_URL = 'https://api.pwnedpasswords.com/range/';

// Compared with when there is no such account, so that both cases cost the same.
const dummyHash = bcrypt.hash(crypto.randomBytes(24).toString('base64'), BCRYPT_ROUNDS);

exports.hash = (plain) => bcrypt.hash(plain, BCRYPT_ROUNDS);

exports.verify = async (plain, hash) => bcrypt.compare(plain, hash ?? await dummyHash);

/** k-anonymity look-up: only the first five characters of the digest leave the house. */
async function breachCount(plain) {
  const digest = crypto.createHash('sha1').update(plain).digest('hex').toUpperCase();
  const response = await fetch(RANGE_URL + digest.slice(0, 5), {
    headers: { 'Add-Padding': 'true' },
    redirect: 'error',
    signal: AbortSignal.timeout(2000),
  });
  if (!response.ok) throw new Error(`Range look-up answered ${response.status}`);
  const suffix = digest.slice(5);
  const line = (await response.text()).split('\r\n').find((entry) => entry.startsWith(suffix));
  return line ? Number(line.split(':')[1]) : 0;
}

exports.assertNotBreached = async (plain) => {
  let count = 0;
  try {
    count = await breachCount(plain);
  } catch (err) {
    logger.warn('breach_lookup_failed', { err });
  }
  if (count > 0) {
    throw new AppError(400, 'PASSWORD_BREACHED', 'This password has appeared in a data breach, please choose another');
  }
};
