import { Router } from 'express';
import { z } from 'zod';
import { pool } from './db.js';
import { logger } from './logger.js';

export const adminRouter = Router();

const userId = z.uuid();

adminRouter.delete('/users/:id', async (req, res) => {
  const id = userId.safeParse(req.params.id);
  if (!id.success) return res.sendStatus(404);
  await pool.query('DELETE FROM users WHERE id = $1', [id.data]);
  logger.info({ event: 'authz_admin', userId: req.user.id, target: id.data }, 'user deleted');
  return res.sendStatus(204);
});
