import { Router } from 'express';
import { City } from '../models/city.js';

const router = Router();

const escapeRegExp = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// type-ahead for the address form
router.get('/cities', async (req, res) => {
  const q = String(req.query.q ?? '').slice(0, 40);
  const country = String(req.query.country ?? 'DE');
  if (q.length < 2) return res.json([]);
  const cities = await City.find({ country, name: { $regex: '^' + escapeRegExp(q), $options: 'i' } })
    .select('name zip')
    .limit(10)
    .lean();
  res.json(cities);
});

export default router;
