const argon2 = require('argon2');
const { fast } = require('../lib/digest');
const db = require('../db');

async function register({ email, password }) {
  const hash = await argon2.hash(password);
  const [id] = await db('accounts').insert({ email, hash });
  return id;
}

async function avatarUrl(id) {
  const { email } = await db('accounts').where({ id }).first('email');
  return `https://www.gravatar.com/avatar/${fast(email.trim().toLowerCase())}?d=identicon`;
}

module.exports = { register, avatarUrl };
