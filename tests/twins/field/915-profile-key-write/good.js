const express = require('express');
const { requireUser } = require('../auth');
const router = express.Router();

const EDITABLE = ['displayName', 'bio', 'website'];

// inline editing: { field: 'bio', value: '…' }
router.patch('/me', requireUser, async (req, res, next) => {
  const { field, value } = req.body;
  if (!EDITABLE.includes(field)) return res.status(400).json({ error: 'field cannot be edited' });
  try {
    const profile = await req.app.locals.users.get(req.user.id);
    profile[field] = String(value);
    await profile.save();
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
