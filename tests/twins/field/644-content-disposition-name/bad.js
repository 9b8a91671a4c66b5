const { Router } = require('express');
const { requireUser } = require('../auth');

module.exports = function exportRouter(reports) {
  const router = Router();

  router.get('/reports/:id.csv', requireUser, async (req, res, next) => {
    try {
      const csv = await reports.csvFor(req.user.id, req.params.id);
      if (csv === null) return res.sendStatus(404);

      const name = req.query.filename || 'report.csv';
      res.setHeader('Content-Disposition', `attachment; filename="${name}"`); // fault: CWE-644|CWE-113
      res.setHeader('Content-Type', 'text/csv; charset=utf-8');
      res.end(csv);
    } catch (err) {
      next(err);
    }
  });

  return router;
};
