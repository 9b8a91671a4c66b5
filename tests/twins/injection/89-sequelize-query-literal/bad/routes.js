const { Router } = require('express');
const passport = require('passport');
const reports = require('./report.controller');

const router = Router();

// everything below needs a valid access token
router.use(passport.authenticate('jwt', { session: false }));

router.get('/reports/revenue', reports.revenue);
router.get('/reports/orders', reports.search);

router.use((req, res) => {
  res.status(404).json({ error: 'not found' });
});

module.exports = router;
