import { Router } from 'express';
import { Prisma, db } from './db/index.js';

const ORDERS = new Map([['points', 'points DESC'], ['name', 'name ASC']]);

export const ranking = Router();

ranking.get('/ranking', async (req, res) => {
  const order = Prisma.raw(ORDERS.get(String(req.query.order)) ?? 'points DESC');
  const rows = await db.$queryRaw`SELECT name, points FROM players ORDER BY ${order} LIMIT 50`;
  res.json(rows);
});
