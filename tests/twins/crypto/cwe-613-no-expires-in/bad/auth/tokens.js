const jwt = require('jsonwebtoken');
const { signOptions, verifyOptions, lifetimes } = require('./options');

const key = () => {
  const k = process.env.TOKEN_KEY;
  if (!k || k.length < 43) throw new Error('TOKEN_KEY');
  return k;
};

exports.confirmation = (email) =>
  jwt.sign({ purpose: 'confirm' }, key(), { ...signOptions, subject: email, expiresIn: lifetimes.emailConfirmation });

exports.access = (userId, sessionId) => {
  const options = { ...signOptions, subject: userId, jwtid: sessionId };
  return jwt.sign({ purpose: 'access' }, key(), options); // fault: CWE-613
};

exports.read = (token, purpose) => {
  const claims = jwt.verify(token, key(), verifyOptions);
  if (claims.purpose !== purpose) throw new Error('wrong purpose');
  return claims;
};
