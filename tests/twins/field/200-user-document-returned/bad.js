const express = require('express');
const { User } = require('../models'); // mongoose: email, name, passwordHash, resetToken, team
const { requireUser } = require('../auth');

const router = express.Router();

router.get('/team/members', requireUser, async (req, res, next) => {
  try {
    const members = await User.find({ team: req.user.team })
      .select('+passwordHash')
      .sort('name')
      .limit(200)
      .lean();
    res.json({ members }); // fault: CWE-200|CWE-213|CWE-359|CWE-522|CWE-201
  } catch (err) {
    next(err);
  }
});

module.exports = router;
