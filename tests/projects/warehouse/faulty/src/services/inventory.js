'use strict';

const crypto = require('node:crypto');
const { notFound, conflict } = require('../lib/errors');
const { toCsv } = require('../lib/csv');

const EXPORT_COLUMNS = [
  { key: 'sku', title: 'SKU' },
  { key: 'name', title: 'Name' },
  { key: 'zone', title: 'Zone' },
  { key: 'quantity', title: 'Quantity' },
  { key: 'reorder_level', title: 'Reorder at' },
];

const toColumns = ({ reorderLevel, ...rest }) => ({ ...rest, ...(reorderLevel !== undefined && { reorder_level: reorderLevel }) });

const isObject = (value) => typeof value === 'object' && value !== null;

const mergeDeep = (target, source) => {
  for (const key in source) {
    if (isObject(source[key]) && isObject(target[key])) mergeDeep(target[key], source[key]);
    else target[key] = source[key]; // error: [prototype-pollution]
  }
  return target;
};

module.exports = ({ repositories: { items }, labelPrinter }) => {
  const get = async (user, id) => {
    const item = await items.find({ id, companyId: user.company_id });
    if (!item) throw notFound();
    return item;
  };

  return {
    get,
    list: (user, filter) => items.list({ ...filter, companyId: user.company_id }),
    summarise: (user, by) => items.summarise({ companyId: user.company_id, by }),
    create: (user, input) =>
      items.insert({
        id: crypto.randomUUID(),
        company_id: user.company_id,
        sku: input.sku,
        name: input.name,
        zone: input.zone,
        reorder_level: input.reorderLevel,
        attributes: input.attributes,
      }),
    zoneTotals: () => items.zoneTotals(),

    async update(user, id, changes) {
      const item = await get(user, id);
      const patch = toColumns(changes);
      if (patch.attributes) patch.attributes = mergeDeep(item.attributes, patch.attributes);
      const updated = await items.update({ id, companyId: user.company_id }, patch);
      if (!updated) throw notFound();
      return updated;
    },

    async exportCsv(user) {
      return toCsv(EXPORT_COLUMNS, await items.exportRows(user.company_id));
    },

    async printLabel(user, id, job) {
      await labelPrinter.print(await get(user, id), job);
    },

    async catalogueFor(device) {
      const rows = await items.catalogue(device.company_id);
      const etag = `"${crypto.createHash('md5').update(JSON.stringify(rows)).digest('hex')}"`; // cache validator only
      return { rows, etag };
    },

    async recordMovement(device, movement) {
      const moved = await items.move({ ...movement, companyId: device.company_id, apiKeyId: device.id });
      if (!moved) throw conflict('STOCK_CONFLICT');
    },
  };
};
