'use strict';

const COLUMNS = ['id', 'kind', 'format', 'title', 'created_at'];

module.exports = ({ db }) => ({
  list: (userId, { limit, offset }) =>
    db('reports').select(COLUMNS).where({ created_by: userId }).orderBy('created_at', 'desc').limit(limit).offset(offset),
  find: ({ id, userId, companyId }) => db('reports').select(COLUMNS).where({ id, created_by: userId, company_id: companyId }).first(),
  insert: (row) => db('reports').insert(row).returning(COLUMNS).then(([created]) => created),
});
