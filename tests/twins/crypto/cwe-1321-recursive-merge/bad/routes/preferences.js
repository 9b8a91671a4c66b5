const { Router } = require('express');
const merge = require('../lib/merge');
const store = require('../services/preferences');
const { Preferences } = require('../schemas');
const { authenticate } = require('../middleware/authenticate');

const DEFAULTS = { theme: { mode: 'light', accent: 'teal' }, mail: { digest: 'weekly' } };

const router = Router();

router.patch('/me/preferences', authenticate, async (req, res, next) => {
  try {
    const current = (await store.load(req.user.id)) || structuredClone(DEFAULTS);
    const updated = merge(current, req.body);
    const checked = Preferences.safeParse(updated); // strict zod schema
    if (!checked.success) return res.status(400).json({ error: 'invalid preferences' });
    await store.save(req.user.id, checked.data);
    res.json(checked.data);
  } catch (err) {
    next(err);
  }
});

module.exports = router;
