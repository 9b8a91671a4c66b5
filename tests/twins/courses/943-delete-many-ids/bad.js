const Draft = require('../models/draft');
const { requireUser } = require('../middleware/auth');
const router = require('express').Router();

router.post('/drafts/delete', requireUser, async (req, res) => {
  const { id } = req.body;
  const { deletedCount } = await Draft.deleteMany({ author: req.user.id, slug: id }); // fault: CWE-943
  res.json({ deleted: deletedCount });
});

module.exports = router;
