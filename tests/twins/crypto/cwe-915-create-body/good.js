const asyncHandler = require('express-async-handler');
const { body, validationResult, matchedData } = require('express-validator');
const argon2 = require('argon2');
const User = require('../models/user');
const { signupLimiter } = require('../middleware/limiters');

exports.signup = [
  signupLimiter,
  body('email').isEmail().normalizeEmail(),
  body('name').isString().trim().isLength({ min: 1, max: 80 }),
  body('password').isString().isLength({ min: 15, max: 128 }),
  asyncHandler(async (req, res) => {
    if (!validationResult(req).isEmpty()) return res.status(400).json({ error: 'invalid input' });

    const { password, ...account } = matchedData(req, { locations: ['body'], includeOptionals: false });
    const passwordHash = await argon2.hash(password);
    if (!(await User.exists({ email: account.email }))) {
      await User.create({ ...account, passwordHash });
    }
    res.status(202).json({ message: 'check your mail' });
  }),
];
