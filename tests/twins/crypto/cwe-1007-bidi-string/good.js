const { Router } = require('express');
const { authenticate } = require('../middleware/authenticate');
const licences = require('../services/licences');
const { currentRole } = require('../services/roles');

const LABELS = { he: 'עורכים בלבד', ar: 'للمحررين فقط', en: 'editors only' };

const router = Router();

router.delete('/licences/:id', authenticate, async (req, res, next) => {
  try {
    const role = await currentRole(req.user.id);
    if (role === 'reader') { // only editors may go on
      return res.status(403).json({ error: 'forbidden', text: LABELS[req.acceptsLanguages('he', 'ar', 'en') || 'en'] });
    }
    await licences.revoke(String(req.params.id), req.user.id);
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
