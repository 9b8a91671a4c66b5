'use strict';

const { Joi, Segments, celebrate } = require('celebrate');

const OPTIONS = { allowUnknown: false, stripUnknown: false };

const validate = (segments) => celebrate(segments, OPTIONS);

const id = Joi.string().guid({ version: 'uuidv4' }).required();
const email = Joi.string().trim().lowercase().email({ tlds: false }).max(254);
const newPassword = Joi.string().min(15).max(128);
const sku = Joi.string().pattern(/^[A-Z]{2,4}-\d{3,8}$/);
const zone = Joi.string().pattern(/^[A-Z]\d{1,3}$/);

const page = {
  limit: Joi.number().integer().min(1).max(100).default(25),
  offset: Joi.number().integer().min(0).max(100_000).default(0),
};

const idParam = validate({ [Segments.PARAMS]: Joi.object({ id }) });

module.exports = { Joi, Segments, validate, id, email, newPassword, sku, zone, page, idParam };
