const express = require('express');
const mongoose = require('mongoose');
const { requireApiKey } = require('../middleware/api-key');

const meterSchema = new mongoose.Schema(
  {
    site: { type: String, index: true },
    serial: String,
    reading: Number,
  },
  { timestamps: true },
);
const Meter = mongoose.model('Meter', meterSchema);

const router = express.Router();

router.post('/meters/query', requireApiKey, async (req, res, next) => {
  try {
    const { site, serial } = req.body;
    if (!site || !serial) return res.status(400).json({ error: 'site and serial are required' });

    const meters = await Meter.find({ site, serial })
      .setOptions({ limit: 20, lean: true, sanitizeFilter: true })
      .exec();
    return res.json(meters.map((m) => ({ serial: m.serial, reading: m.reading })));
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
