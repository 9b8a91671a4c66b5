const express = require('express');
const argon2 = require('argon2');
const { createHash, timingSafeEqual } = require('crypto');
const { Device, User } = require('./models');
const { limitPairing, limitRegistration } = require('./limits');
const { registration, pairing } = require('./schemas');
const validate = require('./validate');

const router = express.Router();
const digest = (value) => createHash('sha256').update(value).digest();

router.post('/register', limitRegistration, validate(registration), async (req, res, next) => {
  const { email, password, passwordConfirm } = req.valid;
  if (password !== passwordConfirm) return res.status(400).json({ error: 'passwords differ' });
  try {
    await User.registerQuietly(email, await argon2.hash(password));
    res.status(202).json({ message: 'check your mail' });
  } catch (err) {
    next(err);
  }
});

router.post('/devices/:id/pair', limitPairing, validate(pairing), async (req, res, next) => {
  try {
    const device = await Device.findByPk(req.valid.id);
    const { secret } = req.valid;
    if (device === null || device.pairingSecret === null || !timingSafeEqual(digest(device.pairingSecret), digest(secret))) {
      return res.status(403).json({ error: 'pairing refused' });
    }
    await device.pairWith(req.user.id);
    res.status(204).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
