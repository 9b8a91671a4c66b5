import { Router } from 'express';
import mysql from 'mysql2/promise';
import { config } from '../config.mjs';
import { requireStaff } from '../auth.mjs';

const db = mysql.createPool(config.mysql);
export const tickets = Router();

const asLike = (term) => `%${term}%`;

function buildFilter({ status, assignee, q }) {
  const clauses = ['t.deleted_at IS NULL'];
  const values = [];

  if (assignee) {
    clauses.push('t.assignee_id = ?');
    values.push(Number(assignee));
  }
  if (q) {
    clauses.push('t.subject LIKE ?');
    values.push(asLike(String(q)));
  }
  if (status) {
    const wanted = String(status).split(',').map((s) => s.trim());
    clauses.push('t.status IN (' + wanted.map(() => '?').join(', ') + ')');
    values.push(...wanted);
  }
  return { where: clauses.join(' AND '), values };
}

tickets.get('/search', requireStaff, async (req, res, next) => {
  try {
    const { where, values } = buildFilter(req.query);
    const [rows] = await db.query(
      `SELECT t.id, t.subject, t.status, t.updated_at FROM tickets t WHERE ${where} ORDER BY t.updated_at DESC LIMIT 100`,
      values,
    );
    res.json(rows);
  } catch (e) {
    next(e);
  }
});
