import { Router } from 'express';
import { pool } from '../db.mjs';
import { requireUser } from '../middleware/require-user.mjs';
import { requirePermission } from '../middleware/require-permission.mjs';

export const staff = Router();

staff.get('/staff', requireUser, requirePermission('staff:read'), async (req, res) => {
  const { rows } = await pool.query(
    'SELECT id, name, team, totp_secret IS NOT NULL AS has_totp FROM staff WHERE tenant_id = $1 ORDER BY name LIMIT 200',
    [req.user.tenantId],
  );
  res.json({ items: rows });
});
