'use strict';
const Joi = require('joi');
const { isBreached } = require('../lib/breachedPasswords');

const email = Joi.string().email().max(254).lowercase().required();

const newPassword = Joi.string().min(15).max(20).required(); // fault: CWE-521

async function notBreached(value) {
  if (await isBreached(value)) {
    throw new Joi.ValidationError('Password is known from a breach', [{ path: ['password'] }], value);
  }
  return value;
}

module.exports = {
  register: Joi.object({ email, password: newPassword.external(notBreached) }),
  changePassword: Joi.object({
    currentPassword: Joi.string().max(200).required(),
    password: newPassword.external(notBreached),
  }),
  pin: Joi.object({ deskCode: Joi.string().length(4).pattern(/^\d+$/).required() }),
};
