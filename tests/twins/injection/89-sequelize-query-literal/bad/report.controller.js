const repo = require('./report.repository');
const asyncHandler = require('express-async-handler');

const today = () => new Date().toISOString().slice(0, 10);

exports.revenue = asyncHandler(async (req, res) => {
  const { from = '2020-01-01', to = today(), groupBy } = req.query;
  const rows = await repo.revenueBy(req.user.tenantId, { from, to, groupBy });
  res.json({ from, to, rows });
});

exports.search = asyncHandler(async (req, res) => {
  const criteria = { term: String(req.query.q || ''), rankBy: req.query.rank || 'total' };
  const found = await repo.search(req.user.tenantId, criteria);
  res.json({ count: found.length, found });
});
