import { Router } from 'express';
import { authenticate } from '../middleware/authenticate';
import { requireRole } from '../middleware/require-role';
import { refunds } from '../services/refunds';

export const router = Router();

router.use(authenticate);

router.post('/refunds/:id/approve', requireRole('supervisor', 'admin'), async (req, res, next) => {
  try {
    const done = await refunds.approve(String(req.params.id), req.user!.id);
    res.status(done ? 204 : 404).end();
  } catch (err) {
    next(err);
  }
});
