import { Router } from 'express';
import { requireRole } from '../auth/roles.js';
import { dumpTables } from '../jobs/backup.js';

const TABLES = new Set(['orders', 'order_lines', 'customers', 'invoices']);

export const admin = Router();
admin.use(requireRole('admin'));

admin.post('/backup', async (req, res) => {
  const selected = [].concat(req.body.tables ?? 'orders');
  if (!selected.every((t) => TABLES.has(t))) {
    return res.status(400).json({ error: 'unknown table' });
  }
  const label = new Date().toISOString().slice(0, 10);
  const ok = await dumpTables(selected, label);
  res.status(ok ? 201 : 500).json({ ok });
});
