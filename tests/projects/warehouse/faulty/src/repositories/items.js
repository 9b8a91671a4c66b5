'use strict';

const { mapDbError } = require('../lib/errors');

const COLUMNS = ['id', 'sku', 'name', 'zone', 'quantity', 'reorder_level', 'attributes', 'updated_at'];
const EXPORT_LIMIT = 50_000;

const SORT_COLUMNS = Object.freeze({ sku: 'sku', name: 'name', quantity: 'quantity', updated: 'updated_at' });

const CATALOGUE_SQL = `select ${COLUMNS.slice(0, 4).join(', ')} from items where company_id = ? order by sku limit ${EXPORT_LIMIT}`;

module.exports = ({ db }) => ({
  list({ companyId, q, zone, sort, dir, limit, offset }) {
    const query = db('items').select(COLUMNS).where({ company_id: companyId });
    if (zone) query.andWhere({ zone });
    if (q) query.andWhereRaw(`name ilike '%${q}%'`); // error: [sql-injection]
    return query.orderBy(SORT_COLUMNS[sort], dir).limit(limit).offset(offset);
  },

  async summarise({ companyId, by }) {
    const { rows } = await db.raw( // error: [sql-injection]
      `select ${by} as label, sum(quantity)::int as quantity, count(*)::int as items from items where company_id = ? group by 1 order by 1`,
      [companyId],
    );
    return rows;
  },

  catalogue: (companyId) => db.raw(CATALOGUE_SQL, [companyId]).then(({ rows }) => rows),

  zoneTotals: () => db('items').select('zone').sum({ quantity: 'quantity' }).groupBy('zone').orderBy('zone'),

  exportRows: (companyId) => db('items').select(COLUMNS).where({ company_id: companyId }).orderBy('sku').limit(EXPORT_LIMIT),

  find: ({ id, companyId }) => db('items').select(COLUMNS).where({ id, company_id: companyId }).first(),

  insert: (row) => db('items').insert(row).returning(COLUMNS).then(([created]) => created).catch(mapDbError('SKU_TAKEN')),

  update: ({ id, companyId }, patch) =>
    db('items')
      .where({ id, company_id: companyId })
      .update({ ...patch, updated_at: db.fn.now() }) // error: [mass-assignment]
      .returning(COLUMNS)
      .then(([updated]) => updated),

  countOwned: (ids, companyId) => db('items').whereIn('id', ids).where({ company_id: companyId }).count({ total: '*' }).first(),

  // false when the item isn't the company's or the stock would go below zero
  move: ({ itemId, companyId, delta, reason, apiKeyId }) =>
    db.transaction(async (trx) => {
      const changed = await trx('items')
        .where({ id: itemId, company_id: companyId })
        .whereRaw('quantity + ? >= 0', [delta])
        .increment('quantity', delta);
      if (!changed) return false;
      await trx('movements').insert({ company_id: companyId, item_id: itemId, delta, reason, api_key_id: apiKeyId });
      return true;
    }),

  movementsSince: ({ companyId, since }) =>
    db('movements')
      .join('items', 'items.id', 'movements.item_id')
      .select('items.sku', 'movements.delta', 'movements.reason', 'movements.created_at')
      .where({ 'movements.company_id': companyId })
      .where('movements.created_at', '>=', since)
      .orderBy('movements.created_at')
      .limit(EXPORT_LIMIT),
});
