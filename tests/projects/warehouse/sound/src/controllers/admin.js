'use strict';

const { meta } = require('../lib/securityLog');

module.exports = ({ services: { users } }) => ({
  async list(req, res) {
    res.json({ users: await users.list(req.user, req.query) });
  },

  async invite(req, res) {
    res.status(201).json(await users.invite(req.user, req.body, meta(req)));
  },

  async update(req, res) {
    res.json(await users.update(req.user, req.params.id, req.body, meta(req)));
  },
});
