'use strict';

const { Router } = require('express');
const { celebrate, Joi } = require('celebrate');
const { exportsOf } = require('../controllers');

const query = (shape) => celebrate({ query: Joi.object(shape) });

module.exports = Router().get(
  '/exports',
  query({ kind: Joi.string().max(40).required(), format: Joi.string().max(10).required() }),
  exportsOf.download,
);
