const { requireUser } = require('../middleware/auth');
const User = require('../models/user');
const router = require('express').Router();

// PUT /account/settings/:field  { "value": "..." }
router.put('/account/settings/:field', requireUser, async (req, res, next) => {
  try {
    const user = await User.findById(req.user.id);
    user[req.params.field] = req.body.value; // fault: CWE-915
    await user.save();
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
