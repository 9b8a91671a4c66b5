'use strict';

const { Router } = require('express');
const { celebrate, Joi } = require('celebrate');
const { exportsOf } = require('../controllers');

const query = (shape) => celebrate({ query: Joi.object(shape) });

module.exports = Router().get(
  '/exports',
  query({ kind: Joi.string().valid('orders', 'refunds').required(), format: Joi.string().valid('csv', 'json').required() }),
  exportsOf.download,
);
