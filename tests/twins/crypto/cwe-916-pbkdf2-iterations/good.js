const util = require('util');
const crypto = require('crypto');

const pbkdf2 = util.promisify(crypto.pbkdf2);
const randomBytes = util.promisify(crypto.randomBytes);

const KEYLEN = 32;
const ITERATIONS = 6e5;

exports.hash = async function hash(password) {
  const salt = await randomBytes(16);
  const derived = await pbkdf2(password, salt, ITERATIONS, KEYLEN, 'sha256');
  return ['pbkdf2-sha256', ITERATIONS, salt.toString('base64'), derived.toString('base64')].join('$');
};

exports.verify = async function verify(password, stored) {
  const [, iterations, salt, expected] = stored.split('$');
  const derived = await pbkdf2(password, Buffer.from(salt, 'base64'), Number(iterations), KEYLEN, 'sha256');
  return crypto.timingSafeEqual(derived, Buffer.from(expected, 'base64'));
};
