import { Router } from 'express';
import { requireAuth } from '../auth/require-auth';
import { WarehouseController } from './warehouse.controller';
import { validateBody } from '../http/validate';
import { stockMove, stockCorrection } from './warehouse.schemas';

const router = Router();
const c = new WarehouseController();

router.get('/health', (_req, res) => res.json({ ok: true }));

router
  .route('/items/:sku')
  .get(requireAuth('stock:read'), c.show)
  .put(requireAuth('stock:write'), validateBody(stockMove), c.move);

router.get('/items/:sku/history', requireAuth('stock:read'), c.history);
router.post('/items/:sku/corrections', validateBody(stockCorrection), c.correct); // fault: CWE-306|CWE-862
router.delete('/items/:sku/reservations/:id', requireAuth('stock:write'), c.release);

export default router;
