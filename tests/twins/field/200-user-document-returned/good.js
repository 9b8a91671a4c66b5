const express = require('express');
const { User } = require('../models'); // mongoose: email, name, passwordHash, resetToken, team
const { requireUser } = require('../auth');

const router = express.Router();

router.get('/team/members', requireUser, async (req, res, next) => {
  try {
    const members = await User.find({ team: req.user.team })
      .select('name email')
      .sort('name')
      .limit(200)
      .lean();
    res.json({ members });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
