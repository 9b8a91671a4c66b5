const { Router } = require('express');

module.exports = function reportsRouter(store) {
  const router = Router();

  router.get('/metrics', (req, res) => {
    const rows = store.rowsFor(req.session.teamId);
    const min = Number(req.query.min ?? 0);
    const kept = rows.filter((row) => row.value >= min);
    res.json({ total: rows.length, kept: kept.map(({ name, value }) => ({ name, value })) });
  });

  return router;
};
