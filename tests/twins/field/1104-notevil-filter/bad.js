const { Router } = require('express');
const safeEval = require('notevil');

module.exports = function reportsRouter(store) {
  const router = Router();

  router.get('/metrics', (req, res) => {
    const rows = store.rowsFor(req.session.teamId);
    const where = req.query.where || 'true';
    const kept = rows.filter((row) => safeEval(where, { row })); // fault: CWE-1104|CWE-94|CWE-95
    res.json({ total: rows.length, kept: kept.map(({ name, value }) => ({ name, value })) });
  });

  return router;
};
