import { Router } from 'express';
import { z } from 'zod';
import { requireSession } from '../middleware/session.mjs';
import * as addresses from '../services/addresses.mjs';

const Address = z.strictObject({
  street: z.string().trim().min(1).max(120),
  city: z.string().trim().min(1).max(80),
  zip: z.string().regex(/^[0-9A-Z -]{3,10}$/),
});
const Id = z.uuid();

const router = Router();
router.use(requireSession);

router.put('/:id', async (req, res) => {
  const id = Id.safeParse(req.params.id);
  const body = Address.safeParse(req.body);
  if (!id.success || !body.success) return res.status(400).json({ error: 'invalid_request' });

  const row = await addresses.update(id.data, body.data);
  if (!row) return res.status(404).json({ error: 'not_found' });
  res.json(row);
});

router.delete('/:id', async (req, res) => {
  const id = Id.safeParse(req.params.id);
  if (!id.success) return res.status(400).json({ error: 'invalid_request' });
  const gone = await addresses.remove(req.user.id, id.data);
  res.sendStatus(gone ? 204 : 404);
});

export default router;
