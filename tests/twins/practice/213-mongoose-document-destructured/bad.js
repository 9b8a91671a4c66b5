const { Router } = require('express');
const Member = require('../models/Member'); // passwordHash and refreshTokens are plain paths
const { requireMember } = require('../middleware/requireMember');

const router = Router();

router.get('/me', requireMember, async (req, res, next) => {
  try {
    const member = await Member.findById(req.member.id);
    if (!member) return res.status(404).json({ error: 'Member not found' });

    const { passwordHash, refreshTokens, ...profile } = member;
    return res.json(profile); // fault: CWE-213|CWE-200
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
