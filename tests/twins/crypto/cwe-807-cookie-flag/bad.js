const express = require('express');
const cookieParser = require('cookie-parser');
const { authenticate } = require('../middleware/authenticate');
const comments = require('../services/comments');

const router = express.Router();
router.use(cookieParser(process.env.COOKIE_SECRET));
router.use(authenticate);

router.post('/comments/:id/hide', async (req, res, next) => {
  const { moderator = '0' } = req.cookies;
  try {
    const comment = await comments.byId(String(req.params.id));
    if (!comment) return res.sendStatus(404);
    if (comment.authorId === req.user.id || moderator === '1') { // fault: CWE-807|CWE-565|CWE-784
      await comments.hide(comment.id, req.user.id);
      return res.sendStatus(204);
    }
    res.sendStatus(403);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
