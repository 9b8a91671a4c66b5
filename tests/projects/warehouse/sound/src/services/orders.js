'use strict';

const crypto = require('node:crypto');
const { notFound, badRequest } = require('../lib/errors');
const { orderScope } = require('../middleware/authorize');

module.exports = ({ repositories: { orders, items } }) => ({
  list: (user, filter) => orders.list(orderScope(user), filter),

  async get(user, id) {
    const order = await orders.find(id, orderScope(user));
    if (!order) throw notFound();
    return order;
  },

  async create(user, { note, lines }) {
    const ids = lines.map(({ itemId }) => itemId);
    const { total } = await items.countOwned(ids, user.company_id);
    if (Number(total) !== ids.length) throw badRequest('UNKNOWN_ITEM', 'An item of the order is unknown');
    const order = { id: crypto.randomUUID(), company_id: user.company_id, created_by: user.id, status: 'open', note };
    await orders.insert({ order, lines });
    return { id: order.id, status: order.status };
  },

  async setStatus(user, id, status) {
    if (!(await orders.setStatus(id, orderScope(user), status))) throw notFound();
  },
});
