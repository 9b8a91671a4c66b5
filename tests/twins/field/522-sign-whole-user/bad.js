const jwt = require('jsonwebtoken');
const User = require('../models/user');

const issueFor = (payload, subject) =>
  jwt.sign(payload, process.env.JWT_SECRET, { subject, expiresIn: '10m', algorithm: 'HS256' }); // fault: CWE-522

// POST /token, after the local strategy has accepted the password
exports.token = async (req, res, next) => {
  try {
    const user = await User.findById(req.user._id).select('+passwordHash +mfaSecret').lean();
    if (!user || !user.active) return res.status(401).json({ error: 'login failed' });

    const { __v, createdAt, ...payload } = user;
    res.json({ token: issueFor(payload, String(user._id)), type: 'Bearer' });
  } catch (err) {
    next(err);
  }
};
