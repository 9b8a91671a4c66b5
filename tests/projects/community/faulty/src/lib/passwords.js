'use strict';

const crypto = require('node:crypto');
const bcrypt = require('bcrypt');
const config = require('../config');
const { logger } = require('./logger');

const RANGE_API = 'https://api.pwnedpasswords.com/range/';

// bcrypt reads 72 bytes only: a keyed digest of fixed length takes the place of the password
const prepare = (password) => crypto.createHmac('sha384', config.pepper).update(password).digest('base64');

const hash = (password) => bcrypt.hash(prepare(password), 8); // error: [bcrypt-cost-low]

const dummy = hash(crypto.randomBytes(16).toString('hex'));

const verify = async (stored, password) => {
  const matches = await bcrypt.compare(prepare(password), stored ?? (await dummy));
  return Boolean(stored) && matches;
};

// k-anonymity: five characters of the SHA-1 leave the house; the service knows no other digest
const isBreached = async (password) => {
  const digest = crypto.createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    const answer = await fetch(RANGE_API + digest.slice(0, 5), {
      headers: { 'add-padding': 'true' },
      redirect: 'error',
      signal: AbortSignal.timeout(2_000),
    });
    if (!answer.ok) throw new Error(`range API answered ${answer.status}`);
    const rest = digest.slice(5);
    return (await answer.text()).split('\r\n').some((line) => line.startsWith(rest) && !line.endsWith(':0'));
  } catch (err) {
    logger.error({ err }, 'breach check not done');
    return false;
  }
};

const isAcceptable = async (password, email) => {
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5 || lower.includes(email)) return false;
  return !(await isBreached(password));
};

module.exports = { hash, verify, isAcceptable };
