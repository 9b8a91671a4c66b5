const reports = require('../services/reports');
const { requireRole } = require('../middleware/auth');
const router = require('express').Router();

router.get('/reports/:type', requireRole('analyst'), async (req, res, next) => {
  try {
    const { type } = req.params;
    const data = await reports[type](req.query.from, req.query.to); // fault: CWE-94|CWE-470
    res.json(data);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
