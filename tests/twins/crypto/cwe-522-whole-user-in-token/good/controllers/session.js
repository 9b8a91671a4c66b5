const asyncHandler = require('express-async-handler');
const User = require('../models/user');
const { issueToken } = require('../lib/token');

exports.create = asyncHandler(async (req, res) => {
  const { email, password } = req.valid;
  const user = await User.findOne({ email }).select('+passwordHash');
  const ok = await User.checkPassword(user, password); // constant work, also without user
  if (!ok) return res.status(401).json({ error: 'wrong credentials' });

  const token = issueToken(user.toObject());
  res.status(201).json({ token });
});
