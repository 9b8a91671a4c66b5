const express = require('express');
const mongoose = require('mongoose');
const Session = require('../models/session');
const { requireUser } = require('../middleware/user');

const router = express.Router();

function looksLikeId(value) {
  return typeof value === 'string' && mongoose.isObjectIdOrHexString(value);
}

router.put('/sessions/current', requireUser, async (req, res, next) => {
  const { sessionId, label } = req.body;
  if (!looksLikeId(sessionId)) {
    return res.status(400).json({ error: 'bad session id' });
  }

  try {
    const where = Object.assign({ user: req.user.id }, { _id: sessionId });
    const { matchedCount } = await Session.updateMany(where, { $set: { label: String(label) } });
    return res.json({ matchedCount });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
