'use strict';

module.exports = ({ services: { orders } }) => ({
  async list(req, res) {
    res.json({ orders: await orders.list(req.user, req.query) });
  },

  async get(req, res) {
    res.json(await orders.get(req.user, req.params.id));
  },

  async create(req, res) {
    res.status(201).json(await orders.create(req.user, req.body));
  },

  async setStatus(req, res) {
    await orders.setStatus(req.user, req.params.id, req.body.status);
    res.status(204).end();
  },
});
