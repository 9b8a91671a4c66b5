const express = require('express');
const User = require('../models/user'); // email, passwordHash, name, role

const router = express.Router();

router.post('/invitations/:code/accept', async (req, res, next) => {
  try {
    const invitation = await req.app.locals.invitations.redeem(String(req.params.code));
    if (!invitation) return res.status(404).end();

    const user = await User.create({ role: 'member', email: invitation.email, ...req.body }); // fault: CWE-915
    res.status(201).json({ id: user.id });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
