const User = require('../models/User');
const { sanitizeUser } = require('../lib/sanitizeUser');

exports.show = async (req, res, next) => {
  try {
    const user = await User.findById(req.session.userId);
    if (!user) return res.status(404).json({ error: 'Account not found' });
    return res.json(sanitizeUser(user));
  } catch (err) {
    return next(err);
  }
};
