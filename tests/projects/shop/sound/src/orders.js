import { Router } from 'express';
import { z } from 'zod';
import { pool } from './db.js';

export const ordersRouter = Router();

const orderId = z.uuid();
const newOrder = z.strictObject({
  productId: z.uuid(),
  quantity: z.number().int().min(1).max(100),
});
const listQuery = z.object({
  sort: z.enum(['created_at', 'total']).default('created_at'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});

ordersRouter.get('/', async (req, res) => {
  const query = listQuery.safeParse(req.query);
  if (!query.success) return res.status(400).json({ error: { code: 'INVALID_INPUT' } });
  const column = { created_at: 'created_at', total: 'total' }[query.data.sort];
  const { rows } = await pool.query(
    `SELECT id, status, total, created_at FROM orders WHERE user_id = $1 ORDER BY ${column} LIMIT 20 OFFSET $2`,
    [req.user.id, (query.data.page - 1) * 20],
  );
  return res.json({ orders: rows });
});

ordersRouter.get('/:id', async (req, res) => {
  const id = orderId.safeParse(req.params.id);
  if (!id.success) return res.sendStatus(404);
  const { rows } = await pool.query(
    'SELECT id, status, total, created_at FROM orders WHERE id = $1 AND user_id = $2',
    [id.data, req.user.id],
  );
  if (rows.length === 0) return res.sendStatus(404);
  return res.json(rows[0]);
});

ordersRouter.post('/', async (req, res) => {
  const order = newOrder.safeParse(req.body);
  if (!order.success) {
    return res.status(400).json({ error: { code: 'INVALID_INPUT', fields: order.error.issues.map((i) => i.path.join('.')) } });
  }
  const { rows } = await pool.query(
    'INSERT INTO orders (user_id, product_id, quantity) VALUES ($1, $2, $3) RETURNING id, status',
    [req.user.id, order.data.productId, order.data.quantity],
  );
  return res.status(201).json(rows[0]);
});
