const mongoose = require('mongoose');
const { Router } = require('express');
const { authenticate, requireRole } = require('../middleware/security');
const logger = require('../lib/logger');

mongoose.set('strictQuery', 'throw');

const inviteSchema = new mongoose.Schema({
  email: { type: String, required: true },
  team: { type: mongoose.ObjectId, required: true },
  invitedBy: { type: String, required: true },
  expiresAt: { type: Date, required: true },
});
const Invite = mongoose.model('Invite', inviteSchema);

const router = Router();
router.use(authenticate, requireRole('admin'));

router.delete('/invites', async (req, res, next) => {
  const { invitedBy } = req.query;
  if (typeof invitedBy !== 'string' || !/^[a-f0-9]{24}$/.test(invitedBy)) {
    return res.status(400).json({ error: 'invitedBy is needed' });
  }
  try {
    const { deletedCount } = await Invite.deleteMany({ invitedBy });
    logger.info({ event: 'invites_cleared', by: req.user.id, deletedCount });
    return res.json({ deleted: deletedCount });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
