'use strict';

const { Joi, Segments, validate, id, email, newPassword, sku, zone, page, idParam } = require('./common');
const { ROLES } = require('../middleware/authorize');

const body = (shape) => validate({ [Segments.BODY]: Joi.object(shape).required() });
const bodyWithId = (shape) =>
  validate({ [Segments.PARAMS]: Joi.object({ id }), [Segments.BODY]: Joi.object(shape).min(1).required() });
const query = (shape) => validate({ [Segments.QUERY]: Joi.object(shape) });

const code = Joi.string().pattern(/^\d{6}$/).required();
const attributes = Joi.object().max(20);

const auth = {
  login: body({ email: email.required(), password: Joi.string().max(128).required() }),
  acceptInvite: body({ token: Joi.string().pattern(/^[\w-]{43}$/).required(), password: newPassword.required() }),
  stepUp: body({ code }),
  startMfa: body({ password: Joi.string().max(128).required() }),
  changePassword: body({ current: Joi.string().max(128).required(), next: newPassword.required() }),
};

const items = {
  list: query({
    ...page,
    q: Joi.string().trim().max(60),
    zone,
    sort: Joi.string().valid('sku', 'name', 'quantity', 'updated').default('sku'),
    dir: Joi.string().valid('asc', 'desc').default('asc'),
  }),
  summary: query({ by: Joi.string().trim().max(60).default('zone') }),
  create: body({
    sku: sku.required(),
    name: Joi.string().trim().min(2).max(160).required(),
    zone: zone.required(),
    reorderLevel: Joi.number().integer().min(0).max(1_000_000).default(0),
    attributes: attributes.default({}),
  }),
  update: validate({
    [Segments.PARAMS]: Joi.object({ id }),
    [Segments.BODY]: Joi.object({
      name: Joi.string().trim().min(2).max(160),
      zone,
      reorderLevel: Joi.number().integer().min(0).max(1_000_000),
      attributes,
    }).unknown(true), // error: [unknown-fields-accepted]
  }),
  label: bodyWithId({
    queue: Joi.string().valid('inbound', 'outbound', 'office').required(),
    copies: Joi.number().integer().min(1).max(20).default(1),
    options: Joi.array().items(Joi.string().max(60)).max(6).default([]),
  }),
};

const movements = {
  record: body({
    itemId: id,
    delta: Joi.number().integer().min(-10_000).max(10_000).invalid(0).required(),
    reason: Joi.string().valid('received', 'picked', 'counted', 'damaged').required(),
  }),
};

const orders = {
  list: query({ ...page, status: Joi.string().valid('open', 'shipped', 'cancelled') }),
  create: body({
    note: Joi.string().trim().max(500).allow(''),
    lines: Joi.array()
      .items(Joi.object({ itemId: id, quantity: Joi.number().integer().min(1).max(10_000).required() }))
      .unique('itemId')
      .min(1)
      .max(200)
      .required(),
  }),
  setStatus: bodyWithId({ status: Joi.string().valid('shipped', 'cancelled').required() }),
};

const reports = {
  list: query(page),
  create: body({
    kind: Joi.string().max(24).required(),
    format: Joi.string().valid('csv', 'pdf').required(),
    title: Joi.string().trim().min(2).max(80).required(),
    pageSize: Joi.string().valid('a4', 'a3', 'letter').default('a4'),
    since: Joi.date().iso().min('2020-01-01').max('now').required(),
  }),
};

const admin = {
  list: query(page),
  invite: body({
    email: email.required(),
    name: Joi.string().trim().min(2).max(120).required(),
    role: Joi.string().valid(...ROLES).required(),
  }),
  update: bodyWithId({ role: Joi.string().valid(...ROLES), disabled: Joi.boolean() }),
};

module.exports = { auth, items, movements, orders, reports, admin, idParam };
