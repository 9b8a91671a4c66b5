'use strict';

module.exports = {
  async download(req, res) {
    res.json({ id: req.params.id });
  },
};
