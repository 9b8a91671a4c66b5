const { Router } = require('express');
const Parcel = require('./Parcel');

const router = Router();

router.post('/lookup', async (req, res) => {
  const { number, zip } = req.body ?? {};
  if (!/^\d{12}$/.test(String(number)) || !/^\d{5}$/.test(String(zip))) {
    return res.status(400).json({ error: 'Parcel number and ZIP are needed' });
  }
  const parcel = await Parcel.findOne({ number: String(number), zip: String(zip) }).select('status eta').lean();
  if (!parcel) return res.status(404).json({ error: 'Parcel not found' });
  return res.json({ status: parcel.status, eta: parcel.eta });
});

module.exports = router;
