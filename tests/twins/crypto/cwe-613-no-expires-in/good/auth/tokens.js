const jwt = require('jsonwebtoken');
const { signOptions, verifyOptions, lifetimes } = require('./options');

const key = () => {
  const k = process.env.TOKEN_KEY;
  if (!k || k.length < 43) throw new Error('TOKEN_KEY');
  return k;
};

const now = () => Math.floor(Date.now() / 1000);

exports.confirmation = (email) =>
  jwt.sign({ purpose: 'confirm', exp: now() + lifetimes.emailConfirmation }, key(), { ...signOptions, subject: email });

exports.access = (userId, sessionId) => {
  const options = { ...signOptions, subject: userId, jwtid: sessionId };
  return jwt.sign({ purpose: 'access', exp: now() + lifetimes.access }, key(), options);
};

exports.read = (token, purpose) => {
  const claims = jwt.verify(token, key(), verifyOptions);
  if (claims.purpose !== purpose) throw new Error('wrong purpose');
  return claims;
};
