const { randomBytes } = require('crypto');
const { fast, strong } = require('../lib/digest');
const db = require('../db');

async function register({ email, password }) {
  const salt = randomBytes(16).toString('hex');
  const hash = strong(salt, password); // fault: CWE-916
  const [id] = await db('accounts').insert({ email, salt, hash });
  return id;
}

async function avatarUrl(id) {
  const { email } = await db('accounts').where({ id }).first('email');
  return `https://www.gravatar.com/avatar/${fast(email.trim().toLowerCase())}?d=identicon`;
}

module.exports = { register, avatarUrl };
