const argon2 = require('argon2');
const accounts = require('./account-service');

exports.resetPassword = async (req, res, next) => {
  const { token, password } = req.body;
  if (!token || typeof password !== 'string' || password.length < 15) {
    return res.status(400).json({ error: 'token and a password of 15 characters are needed' });
  }
  try {
    const hash = await argon2.hash(password);
    const done = await accounts.setPasswordByToken(token, hash);
    res.status(done ? 204 : 400).end();
  } catch (err) {
    next(err);
  }
};
