const Joi = require('joi');
const { email, newPassword, currentPassword, oneTimeToken, otp } = require('./common');

module.exports = {
  register: { body: Joi.object({
    name: Joi.string().trim().min(1).max(80).required(),
    email: email.required(),
    password: newPassword.required(),
  }) },
  login: { body: Joi.object({ email: email.required(), password: currentPassword.required() }) },
  emailOnly: { body: Joi.object({ email: email.required() }) },
  token: { body: Joi.object({ token: oneTimeToken.required() }) },
  reset: { body: Joi.object({ token: oneTimeToken.required(), password: newPassword.required() }) },
  changePassword: { body: Joi.object({ currentPassword: currentPassword.required(), newPassword: newPassword.required() }) },
  password: { body: Joi.object({ currentPassword: currentPassword.required() }) },
  otp: { body: Joi.object({ otp: otp.required() }) },
};
