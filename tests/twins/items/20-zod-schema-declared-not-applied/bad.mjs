import { Router } from 'express';
import { z } from 'zod';
import { requireUser } from '../middleware/require-user.mjs';
import { cart } from '../services/cart.mjs';

const AddItem = z.strictObject({
  productId: z.uuid(),
  quantity: z.int().min(1).max(20),
});

const RemoveItem = z.strictObject({ productId: z.uuid() });

const validate = (schema) => (req, res, next) => {
  const result = schema.safeParse(req.body);
  if (!result.success) {
    return res.status(400).json({ error: 'invalid_request', fields: result.error.issues.map((i) => i.path.join('.')) });
  }
  req.valid = result.data;
  next();
};

export const cartRouter = Router();
cartRouter.use(requireUser);

cartRouter.post('/items', async (req, res) => { // fault: CWE-20|1287
  const { productId, quantity } = req.body;
  const total = await cart.add(req.user.id, productId, quantity);
  res.status(201).json({ total });
});

cartRouter.delete('/items', validate(RemoveItem), async (req, res) => {
  await cart.remove(req.user.id, req.valid.productId);
  res.sendStatus(204);
});
