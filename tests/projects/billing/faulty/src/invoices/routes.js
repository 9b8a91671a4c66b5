'use strict';

const { Router } = require('express');
const { celebrate, Joi, Segments } = require('celebrate');
const { wrap } = require('../lib');

const id = Joi.object({ id: Joi.string().uuid().required() });
const invoice = Joi.object({
  number: Joi.string().pattern(/^[A-Z]{2}-\d{1,8}$/).required(),
  totalCents: Joi.number().integer().min(0).required(),
  customer: Joi.string().max(200).required(),
});
const query = Joi.object({
  from: Joi.date().iso().default('2000-01-01'),
  sort: Joi.string().valid('date', 'total', 'number').default('date'),
  direction: Joi.string().valid('asc', 'desc').default('desc'),
});

module.exports = ({ invoices, auth }) => {
  const router = Router();
  router.use(auth.required);

  router.get('/', wrap(async (req, res) => res.json(await invoices.list(req.user.tenant, req.query))));
  router.post('/', auth.role('accountant'), celebrate({ [Segments.BODY]: invoice }), wrap(async (req, res) => {
    const [created] = await invoices.create(req.user.tenant, req.body);
    res.status(201).location(`/invoices/${created.id}`).json(created);
  }));
  router.get('/goto', wrap(async (req, res) => {
    const { next = '/' } = req.query;
    res.redirect(next); // error: open-redirect
  }));
  router.get('/search', wrap(async (req, res) => {
    res.json(await invoices.search(req.user.tenant, req.query.q));
  }));
  router.get('/:id', celebrate({ [Segments.PARAMS]: id }), wrap(async (req, res) => res.json(await invoices.get(req.user.tenant, req.params.id))));
  router.patch('/:id', auth.role('accountant'), celebrate({ [Segments.PARAMS]: id, [Segments.BODY]: Joi.object({ customer: Joi.string().max(200).required() }) }), wrap(async (req, res) => {
    await invoices.update(req.user.tenant, req.params.id, req.body);
    res.sendStatus(204);
  }));
  router.get('/:id/report', wrap(async (req, res) => {
    res.attachment(`invoice.${req.query.format}`).send(await invoices.report(req.user.tenant, req.params.id, req.query.format));
  }));

  return router;
};
