'use strict';

const { meta } = require('../lib/securityLog');

module.exports = ({ services: { users } }) => ({
  async list(req, res) {
    res.json({ users: await users.list(req.user, req.query) }); // error: [sensitive-field-in-response]
  },

  async invite(req, res) {
    res.status(201).json(await users.invite(req.user, req.body, meta(req)));
  },

  async revokeSessions(req, res) {
    await users.revokeSessions(req.user, req.params.id, meta(req));
    res.status(204).end();
  },

  async update(req, res) {
    res.json(await users.update(req.user, req.params.id, req.body, meta(req)));
  },
});
