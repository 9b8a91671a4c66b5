import { Router } from 'express';
import { Prisma, db } from './db/index.js';

export const ranking = Router();

ranking.get('/ranking', async (req, res) => {
  const order = Prisma.raw(String(req.query.order)); // fault: CWE-89
  const rows = await db.$queryRaw`SELECT name, points FROM players ORDER BY ${order} LIMIT 50`;
  res.json(rows);
});
