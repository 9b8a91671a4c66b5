const express = require('express');
const { requireUser } = require('../auth');
const router = express.Router();

// inline editing: { field: 'bio', value: '…' }
router.patch('/me', requireUser, async (req, res, next) => {
  const { field, value } = req.body;
  try {
    const profile = await req.app.locals.users.get(req.user.id);
    if (!(field in profile)) return res.status(400).json({ error: 'unknown field' });
    profile[field] = value; // fault: CWE-915
    await profile.save();
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
