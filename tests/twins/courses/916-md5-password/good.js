const bcrypt = require('bcrypt');
const User = require('../models/user');

function hashPassword(password) {
  return bcrypt.hash(password, 12);
}

exports.signup = async (req, res, next) => {
  try {
    const { email, password } = req.body;
    if (Buffer.byteLength(String(password)) > 72) return res.status(400).json({ error: 'password too long' });
    await User.create({ email: String(email), passwordHash: await hashPassword(String(password)) });
    res.status(201).end();
  } catch (err) {
    next(err);
  }
};
