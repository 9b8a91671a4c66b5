const reports = require('../services/reports');
const { requireRole } = require('../middleware/auth');
const router = require('express').Router();

const PUBLIC_REPORTS = ['sales', 'refunds', 'stock'];

router.get('/reports/:type', requireRole('analyst'), async (req, res, next) => {
  try {
    const { type } = req.params;
    if (!PUBLIC_REPORTS.includes(type)) {
      return res.status(404).json({ error: 'no such report' });
    }
    const data = await reports[type](req.query.from, req.query.to);
    res.json(data);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
