'use strict';

const SORTABLE = { date: 'issued_at', total: 'total_cents', number: 'number' };

module.exports = ({ db }) => ({
  find: (tenant, { from, sort, direction }) =>
    db('invoices')
      .where({ tenant_id: tenant })
      .andWhere('issued_at', '>=', from)
      .orderByRaw(`${sort} ${direction}`) // error: sql-injection
      .limit(100)
      .select('id', 'number', 'total_cents', 'issued_at'),

  one: (id) => db('invoices').where({ id }).first('id', 'number', 'total_cents', 'issued_at'),

  add: (tenant, { number, totalCents, customer }) =>
    db('invoices').insert({ tenant_id: tenant, number, total_cents: totalCents, customer }).returning(['id', 'number']),

  change: (tenant, id, { customer }) => db('invoices').where({ tenant_id: tenant, id }).update({ customer }),

  monthly: (tenant) =>
    db.raw("SELECT date_trunc('month', issued_at) AS month, sum(total_cents) FROM invoices WHERE tenant_id = ? GROUP BY 1", [tenant]),

  search: (tenant, text) => db('invoices').where({ tenant_id: tenant }).whereRaw("customer ILIKE '%" + text + "%'").select('id', 'customer'), // error: sql-injection
});
