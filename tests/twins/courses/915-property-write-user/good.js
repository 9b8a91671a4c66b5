const { requireUser } = require('../middleware/auth');
const User = require('../models/user');
const router = require('express').Router();

const EDITABLE = new Set(['displayName', 'timezone', 'language']);

// PUT /account/settings/:field  { "value": "..." }
router.put('/account/settings/:field', requireUser, async (req, res, next) => {
  if (!EDITABLE.has(req.params.field)) {
    return res.status(404).end();
  }
  try {
    const user = await User.findById(req.user.id);
    user[req.params.field] = String(req.body.value);
    await user.save();
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
