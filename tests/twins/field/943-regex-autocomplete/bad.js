import { Router } from 'express';
import { City } from '../models/city.js';

const router = Router();

// type-ahead for the address form
router.get('/cities', async (req, res) => {
  const { q = '', country = 'DE' } = req.query;
  if (q.length < 2) return res.json([]);
  const cities = await City.find({ country: String(country), name: { $regex: '^' + q, $options: 'i' } }) // fault: CWE-943|CWE-1333|CWE-400
    .select('name zip')
    .limit(10)
    .lean();
  res.json(cities);
});

export default router;
