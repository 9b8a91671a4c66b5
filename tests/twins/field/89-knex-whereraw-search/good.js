const knex = require('../knex');

const SEARCH_COLUMNS = ['first_name', 'last_name', 'company'];

const like = (column) => `lower(${column}) like ?`;

function applySearch(query, term) {
  if (!term) return query;
  const clause = SEARCH_COLUMNS.map(like).join(' or ');
  return query.whereRaw(`(${clause})`, SEARCH_COLUMNS.map(() => `%${String(term).toLowerCase()}%`));
}

async function listContacts(ctx) {
  const base = knex('contacts').select('id', ...SEARCH_COLUMNS).where({ owner_id: ctx.state.user.id });
  ctx.body = await applySearch(base, ctx.query.q).limit(50);
}

module.exports = { listContacts };
