const argon2 = require('argon2');
const tokens = require('./token-service');
const User = require('./user-model');

exports.register = async (req, res, next) => {
  try {
    const { email, password } = req.body;
    const user = await User.create({ email: String(email), passwordHash: await argon2.hash(String(password)) });

    const token = tokens.sign({ sub: user.id });
    res.status(201).json({ token });
  } catch (err) {
    next(err);
  }
};
