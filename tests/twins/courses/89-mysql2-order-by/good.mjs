import { Router } from 'express';
import { pool } from '../db/pool.mjs';

export const articles = Router();

const SORTABLE = { created: 'created_at', title: 'title' };

articles.get('/', async (req, res) => {
  const { sort = 'created', direction = 'DESC', limit = 20 } = req.query;
  const max = Math.min(Number(limit) || 20, 100);
  const column = Object.hasOwn(SORTABLE, sort) ? SORTABLE[sort] : 'created_at';
  const order = direction === 'ASC' ? 'ASC' : 'DESC';

  const [rows] = await pool.query(
    `SELECT id, title, created_at FROM articles ORDER BY ${column} ${order} LIMIT ?`,
    [max],
  );
  res.json(rows);
});
