'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs/promises');
const path = require('node:path');
const { toCsv } = require('../lib/csv');
const { notFound } = require('../lib/errors');

const STOCK_COLUMNS = [
  { key: 'sku', title: 'SKU' },
  { key: 'name', title: 'Name' },
  { key: 'zone', title: 'Zone' },
  { key: 'quantity', title: 'Quantity' },
];
const MOVEMENT_COLUMNS = [
  { key: 'created_at', title: 'Time' },
  { key: 'sku', title: 'SKU' },
  { key: 'delta', title: 'Change' },
  { key: 'reason', title: 'Reason' },
];

module.exports = ({ config, repositories: { items, reports }, pdf, logger }) => {
  const builders = new Map([
    ['stock', { columns: STOCK_COLUMNS, rows: ({ companyId }) => items.exportRows(companyId) }],
    ['movements', { columns: MOVEMENT_COLUMNS, rows: (filter) => items.movementsSince(filter) }],
  ]);

  const writers = {
    csv: (target, { columns, rows }) => fs.writeFile(target, toCsv(columns, rows), { mode: 0o600, flag: 'wx' }),
    pdf: (target, content) => pdf.render({ ...content, target }),
  };

  return {
    list: (user, page) => reports.list(user.id, page),

    async create(user, { kind, format, title, pageSize, since }) {
      const builder = builders.get(kind);
      const write = format === 'pdf' ? writers.pdf : writers.csv;
      const id = crypto.randomUUID();
      const rows = await builder.rows({ companyId: user.company_id, since });

      await write(path.join(config.reports.dir, `${id}.${format}`), { title, pageSize, columns: builder.columns, rows });
      logger.info({ event: 'data_export', userId: user.id, kind, rows: rows.length }, 'report written');
      return reports.insert({ id, company_id: user.company_id, created_by: user.id, kind, format, title });
    },

    async file(user, id) {
      const report = await reports.find({ id, userId: user.id, companyId: user.company_id });
      if (!report) throw notFound();
      const day = report.created_at.toISOString().slice(0, 10);
      return { stored: `${report.id}.${report.format}`, shown: `${report.kind}-${day}.${report.format}` };
    },
  };
};
