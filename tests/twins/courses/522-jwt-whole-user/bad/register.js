const argon2 = require('argon2');
const jwt = require('jsonwebtoken');
const User = require('./user-model');

exports.register = async (req, res, next) => {
  try {
    const { email, password } = req.body;
    const user = await User.create({ email: String(email), passwordHash: await argon2.hash(String(password)) });

    const token = jwt.sign(user.toObject(), process.env.JWT_SECRET, { algorithm: 'HS256', expiresIn: '10m' }); // fault: CWE-522|CWE-312|CWE-200
    res.status(201).json({ token });
  } catch (err) {
    next(err);
  }
};
