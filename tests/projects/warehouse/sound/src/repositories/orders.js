'use strict';

const COLUMNS = ['id', 'status', 'note', 'created_by', 'created_at'];

// `scope` comes from orderScope(user): company, and for clerks the creator as well
module.exports = ({ db }) => ({
  list: (scope, { status, limit, offset }) =>
    db('orders').select(COLUMNS).where({ ...scope, ...(status && { status }) }).orderBy('created_at', 'desc').limit(limit).offset(offset),

  async find(id, scope) {
    const order = await db('orders').select(COLUMNS).where({ id, ...scope }).first();
    if (!order) return undefined;
    const lines = await db('order_lines').select('item_id', 'quantity').where({ order_id: order.id });
    return { ...order, lines };
  },

  insert: ({ order, lines }) =>
    db.transaction(async (trx) => {
      await trx('orders').insert(order);
      await trx('order_lines').insert(lines.map(({ itemId, quantity }) => ({ order_id: order.id, item_id: itemId, quantity })));
    }),

  setStatus: (id, scope, status) => db('orders').where({ id, ...scope, status: 'open' }).update({ status }),
});
