'use strict';

module.exports = ({ services: { inventory } }) => ({
  async list(req, res) {
    res.json({ items: await inventory.list(req.user, req.query) });
  },

  async summary(req, res) {
    res.json({ groups: await inventory.summarise(req.user, req.query.by) });
  },

  async get(req, res) {
    res.json(await inventory.get(req.user, req.params.id));
  },

  async create(req, res) {
    const item = await inventory.create(req.user, req.body);
    res.status(201).location(`/api/v1/items/${item.id}`).json(item);
  },

  async update(req, res) {
    res.json(await inventory.update(req.user, req.params.id, req.body));
  },

  async exportCsv(req, res) {
    const csv = await inventory.exportCsv(req.user);
    res.attachment('stock.csv').type('text/csv').send(csv);
  },

  async printLabel(req, res) {
    await inventory.printLabel(req.user, req.params.id, req.body);
    res.status(202).end();
  },

  async catalogue(req, res) {
    const { rows, etag } = await inventory.catalogueFor(req.device);
    res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
    if (req.get('if-none-match') === etag) return res.status(304).end();
    return res.json({ items: rows });
  },

  async recordMovement(req, res) {
    await inventory.recordMovement(req.device, req.body);
    res.status(204).end();
  },
});
