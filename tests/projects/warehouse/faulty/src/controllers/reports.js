'use strict';

const path = require('node:path');
const { promisify } = require('node:util');

module.exports = ({ config, services: { reports } }) => ({
  async list(req, res) {
    res.json({ reports: await reports.list(req.user, req.query) });
  },

  async create(req, res) {
    res.status(201).json(await reports.create(req.user, req.body));
  },

  async download(req, res) {
    const { stored, shown } = await reports.file(req.user, req.params.id, req.query.format);
    const send = promisify(res.download.bind(res));
    await send(path.join(config.reports.dir, stored), shown); // missed: [path-traversal]
  },
});
