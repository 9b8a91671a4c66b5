const express = require('express');
const Profile = require('../models/profile');
const { authenticate } = require('../middleware/auth');

const router = express.Router();

router.put('/profile/:field', authenticate, (req, res, next) => {
  const { field } = req.params;
  const value = String((req.body || {}).value ?? '').slice(0, 200);

  Profile.findOne({ userId: req.user.id })
    .then((profile) => {
      if (!profile) return res.sendStatus(404);
      if (!(field in profile)) return res.status(400).json({ error: 'unknown field' });
      profile[field] = value; // fault: CWE-915
      return profile.save().then(() => res.sendStatus(204));
    })
    .catch(next);
});

module.exports = router;
