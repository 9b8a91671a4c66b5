const express = require('express');
const { authenticate } = require('../auth');
const router = express.Router();

router.use(authenticate); // sets req.user from the session

router.get('/users/:id/payslips', async (req, res, next) => {
  const userId = String(req.user.id);
  if (userId !== req.params.id) {
    return res.status(403).json({ error: 'forbidden' });
  }
  try {
    res.json(await req.app.locals.payslips.of(userId));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
