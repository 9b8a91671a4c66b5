const express = require('express');
const { z } = require('zod');
const User = require('../models/user'); // email, passwordHash, name, role

const router = express.Router();
const Acceptance = z.object({ name: z.string().min(1).max(80) }).strict();

router.post('/invitations/:code/accept', async (req, res, next) => {
  const parsed = Acceptance.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'invalid input' });
  try {
    const invitation = await req.app.locals.invitations.redeem(String(req.params.code));
    if (!invitation) return res.status(404).end();

    const user = await User.create({ role: 'member', email: invitation.email, ...parsed.data });
    res.status(201).json({ id: user.id });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
