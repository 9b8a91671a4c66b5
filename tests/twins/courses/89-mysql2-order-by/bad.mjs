import { Router } from 'express';
import { pool } from '../db/pool.mjs';

export const articles = Router();

articles.get('/', async (req, res) => {
  const { sort = 'created_at', direction = 'DESC', limit = 20 } = req.query;
  const max = Math.min(Number(limit) || 20, 100);

  const [rows] = await pool.query( // fault: CWE-89
    `SELECT id, title, created_at FROM articles ORDER BY ${sort} ${direction} LIMIT ?`,
    [max],
  );
  res.json(rows);
});
