const { Router } = require('express');
const { z } = require('zod');
const Parcel = require('./Parcel');

const Lookup = z.strictObject({ number: z.string().regex(/^\d{12}$/), zip: z.string().regex(/^\d{5}$/) });

const router = Router();

router.post('/lookup', async (req, res) => {
  const lookup = Lookup.safeParse(req.body);
  if (!lookup.success) return res.status(400).json({ error: 'Parcel number and ZIP are needed' });

  const { number, zip } = lookup.data;
  const parcel = await Parcel.findOne({ number, zip }).select('status eta').lean();
  if (!parcel) return res.status(404).json({ error: 'Parcel not found' });
  return res.json({ status: parcel.status, eta: parcel.eta });
});

module.exports = router;
