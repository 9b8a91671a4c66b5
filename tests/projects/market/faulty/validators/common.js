const Joi = require('joi');
const { BCRYPT_MAX_BYTES } = require('../utils/constants');
const { SORT_NAMES } = require('../utils/query');

const COMMON = ['password', 'qwerty', 'letmein', 'iloveyou', 'welcome', 'market', '123456', 'abcdef'];

// Fill a third of the password or more with one of these, or repeat few characters, and it is refused.
const isGuessable = (value) => {
  const plain = value.toLowerCase();
  if (new Set(plain).size < 6) return true;
  return COMMON.some((word) => plain.includes(word) && word.length * 3 >= plain.length);
};

exports.objectId = Joi.string().hex().length(24);

exports.email = Joi.string().trim().lowercase().max(254).email();

exports.newPassword = Joi.string().min(8).custom((value, helpers) => { // missed: [password-too-short]
  if (Buffer.byteLength(value) > BCRYPT_MAX_BYTES || isGuessable(value)) return helpers.error('any.invalid');
  return value;
});

// Passwords of today's accounts; only bounded, the hash decides.
exports.currentPassword = Joi.string().max(256);

exports.oneTimeToken = Joi.string().pattern(/^[\w-]{43}$/);

exports.otp = Joi.string().pattern(/^\d{6}$/);

exports.idParam = Joi.object({ id: exports.objectId.required() });

exports.paging = {
  page: Joi.number().integer().min(1).max(500),
  limit: Joi.number().integer().min(1).max(50),
  sort: Joi.string().valid(...SORT_NAMES),
};
