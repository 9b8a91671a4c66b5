const { QueryTypes, literal, Op } = require('sequelize');
const { sequelize, Order } = require('./models');

exports.revenueBy = async function revenueBy(tenantId, { from, to, groupBy }) {
  const sql = [
    'SELECT country, SUM(total) AS revenue',
    'FROM orders',
    `WHERE tenant_id = :tenantId AND created_at BETWEEN '${from}' AND '${to}'`,
    groupBy === 'country' ? 'GROUP BY country' : 'GROUP BY country, city',
  ].join('\n');

  return sequelize.query(sql, { // fault: CWE-89
    type: QueryTypes.SELECT,
    replacements: { tenantId },
  });
};

exports.search = (tenantId, { term, rankBy }) =>
  Order.findAll({
    attributes: ['id', 'reference', 'total'],
    where: { tenantId, reference: { [Op.iLike]: `%${term}%` } },
    order: [[literal(`COALESCE(${rankBy}, 0)`), 'DESC']], // fault: CWE-89
    limit: 50,
  });
