const { Router } = require('express');
const { z } = require('zod');
const merge = require('../lib/merge');
const store = require('../services/preferences');
const { authenticate } = require('../middleware/authenticate');

const DEFAULTS = { theme: { mode: 'light', accent: 'teal' }, mail: { digest: 'weekly' } };

const Patch = z.strictObject({
  theme: z.strictObject({ mode: z.enum(['light', 'dark']), accent: z.string().max(20) }).partial().optional(),
  mail: z.strictObject({ digest: z.enum(['daily', 'weekly', 'never']) }).partial().optional(),
});

const router = Router();

router.patch('/me/preferences', authenticate, async (req, res, next) => {
  const patch = Patch.safeParse(req.body);
  if (!patch.success) return res.status(400).json({ error: 'invalid preferences' });
  try {
    const current = (await store.load(req.user.id)) || structuredClone(DEFAULTS);
    const updated = merge(current, patch.data);
    await store.save(req.user.id, { theme: updated.theme, mail: updated.mail });
    res.json({ theme: updated.theme, mail: updated.mail });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
