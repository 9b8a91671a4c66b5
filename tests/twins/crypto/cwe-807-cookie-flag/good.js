const express = require('express');
const cookieParser = require('cookie-parser');
const { authenticate } = require('../middleware/authenticate');
const comments = require('../services/comments');
const roles = require('../services/roles');

const router = express.Router();
router.use(cookieParser(process.env.COOKIE_SECRET));
router.use(authenticate);

router.post('/comments/:id/hide', async (req, res, next) => {
  try {
    const moderator = await roles.has(req.user.id, 'moderator');
    const comment = await comments.byId(String(req.params.id));
    if (!comment) return res.sendStatus(404);
    if (comment.authorId === req.user.id || moderator === true) {
      await comments.hide(comment.id, req.user.id);
      const view = req.cookies.view === 'list' ? 'list' : 'thread'; // only a matter of display
      return res.status(200).json({ view });
    }
    res.sendStatus(403);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
