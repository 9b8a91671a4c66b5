import { Router } from 'express';
import { z } from 'zod';
import { Order } from '../models/order';
import { requireSupport } from '../middleware/require-support';

const Lookup = z.object({
  reference: z.string().regex(/^[A-Z]{2}\d{8}$/),
  postcode: z.string().max(10).optional(),
});

const router = Router();

router.post('/orders/lookup', requireSupport, async (req, res) => {
  const check = await Lookup.safeParseAsync(req.body);
  if (!check.success) {
    res.status(400).json({ error: 'reference missing' });
    return;
  }

  const { reference, postcode } = check.data;
  const order = await Order.findOne({
    reference,
    ...(postcode ? { 'address.postcode': postcode } : {}),
  }).select('reference status placedAt');

  if (!order) {
    res.status(404).json({ error: 'no such order' });
    return;
  }
  res.json({ reference: order.reference, status: order.status });
});

export default router;
