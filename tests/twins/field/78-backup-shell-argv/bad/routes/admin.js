import { Router } from 'express';
import { requireRole } from '../auth/roles.js';
import { dumpTables } from '../jobs/backup.js';


export const admin = Router();
admin.use(requireRole('admin'));

admin.post('/backup', async (req, res) => {
  const selected = [].concat(req.body.tables ?? 'orders');
  const label = req.body.label ?? new Date().toISOString().slice(0, 10);
  const ok = await dumpTables(selected, label);
  res.status(ok ? 201 : 500).json({ ok });
});
