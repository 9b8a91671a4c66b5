import { Hono } from 'hono';
import { and, eq, sql } from 'drizzle-orm';
import { db } from '../db';
import { shipments } from '../db/schema';
import { currentUser } from '../middleware/current-user';

const app = new Hono();

app.get('/shipments', currentUser, async (c) => {
  const owner = c.get('user').companyId;
  const status = c.req.query('status');
  const conditions = [eq(shipments.companyId, owner)];

  if (status) {
    conditions.push(sql`shipments.meta->>'status' = ${status}`);
  }

  const rows = await db.select().from(shipments).where(and(...conditions)).limit(100);
  return c.json({ count: rows.length, rows });
});

export default app;
