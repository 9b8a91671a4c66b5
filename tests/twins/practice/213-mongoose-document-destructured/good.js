const { Router } = require('express');
const Member = require('../models/Member'); // passwordHash and refreshTokens are plain paths
const { requireMember } = require('../middleware/requireMember');

const router = Router();

router.get('/me', requireMember, async (req, res, next) => {
  try {
    const member = await Member.findById(req.member.id).select('name email joinedAt').lean();
    if (!member) return res.status(404).json({ error: 'Member not found' });

    const { _id, ...profile } = member;
    return res.json({ id: String(_id), ...profile });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
