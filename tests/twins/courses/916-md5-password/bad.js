const crypto = require('crypto');
const User = require('../models/user');

function hashPassword(password) {
  return crypto.createHash('md5').update(password).digest('hex'); // fault: CWE-327|CWE-916|CWE-328
}

exports.signup = async (req, res, next) => {
  try {
    const { email, password } = req.body;
    await User.create({ email: String(email), passwordHash: hashPassword(String(password)) });
    res.status(201).end();
  } catch (err) {
    next(err);
  }
};
