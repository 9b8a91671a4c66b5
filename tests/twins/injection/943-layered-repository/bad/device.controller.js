import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { heartbeat } from './device.service.js';

const router = Router();

router.post(
  '/devices/:serial/heartbeat',
  rateLimit({ windowMs: 60_000, limit: 10 }),
  (req, res, next) => {
    const { serial } = req.params;
    heartbeat({ serial, ...req.body })
      .then((instructions) => res.json(instructions))
      .catch(next);
  },
);

export default router;
