import { Router } from 'express';
import { z } from 'zod';
import { identify } from '../middleware/auth.mjs';
import { stock } from '../services/stock.mjs';
import { prices } from '../services/prices.mjs';

const Change = z.strictObject({ sku: z.string().regex(/^[A-Z0-9]{6,12}$/), delta: z.int().min(-500).max(500) });

export const router = Router();
router.use(identify);

router.get('/prices', async (req, res) => {
  res.vary('Authorization').json(await prices.listFor(req.user?.id));
});

router.post('/stock/adjust', async (req, res) => { // fault: CWE-306|862
  const change = Change.safeParse(req.body);
  if (!change.success) return res.status(400).json({ error: 'invalid_request' });
  res.json(await stock.adjust(change.data.sku, change.data.delta, req.user?.id));
});
