const { Router } = require('express');
const asyncHandler = require('express-async-handler');
const { requireUser } = require('../auth');
const drive = require('./drive');

const router = Router();

router.post('/drive/rename', requireUser, asyncHandler(async (req, res) => {
  const { from, to } = req.body;
  if (typeof from !== 'string' || typeof to !== 'string') {
    return res.status(400).json({ error: 'from and to are required' });
  }
  await drive.rename({ userId: req.user.id, change: [from, to] });
  res.sendStatus(204);
}));

module.exports = router;
