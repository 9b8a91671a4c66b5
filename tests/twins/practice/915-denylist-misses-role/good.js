const User = require('../models/User');
const { isValidObjectId } = require('mongoose');

// paths of User: name, locale, avatarUrl, role, emailVerified, passwordHash
const EDITABLE = ['name', 'locale'];

const editable = (input) =>
  Object.fromEntries(
    Object.entries(input).filter(([key, value]) => EDITABLE.includes(key) && typeof value === 'string' && value.length <= 80),
  );

module.exports.patchMe = (req, res, next) => {
  if (!req.body || typeof req.body !== 'object' || !isValidObjectId(req.user.id)) {
    return res.status(400).json({ error: 'Nothing to change' });
  }

  return User.updateOne({ _id: req.user.id }, { $set: editable(req.body) }, { runValidators: true })
    .then(() => User.findById(req.user.id).select('name locale avatarUrl').lean())
    .then((me) => res.json({ name: me.name, locale: me.locale, avatarUrl: me.avatarUrl }))
    .catch(next);
};
