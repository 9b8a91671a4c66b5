'use strict';

const { Router } = require('express');
const hooks = require('./hooks.store');
const { transform } = require('./sandbox');
const { requireUser } = require('./require-user');

const router = Router();

// lets customers try how their mapping shapes an event
router.post('/hooks/:id/try', requireUser, async (req, res, next) => {
  try {
    const hook = await hooks.findOwned(req.params.id, req.user.id);
    if (!hook) return res.status(404).json({ error: 'not found' });

    const { mapping = hook.mapping, sample = {} } = req.body;
    return res.json({ output: transform(mapping, sample) });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
