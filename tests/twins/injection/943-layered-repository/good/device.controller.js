import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { heartbeat } from './device.service.js';

const router = Router();
const Heartbeat = z.object({ pairingCode: z.string().length(12) });

router.post(
  '/devices/:serial/heartbeat',
  rateLimit({ windowMs: 60_000, limit: 10 }),
  (req, res, next) => {
    const { serial } = req.params;
    const parsed = Heartbeat.safeParse(req.body);
    if (!parsed.success) return res.status(400).json({ error: 'invalid heartbeat' });
    heartbeat({ serial, ...parsed.data })
      .then((instructions) => res.json(instructions))
      .catch(next);
  },
);

export default router;
