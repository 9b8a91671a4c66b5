import { Hono } from 'hono';
import { sql } from 'drizzle-orm';
import { db } from './db';

export const events = new Hono();

events.get('/events', async (c) => {
  const city = c.req.query('city') ?? 'Berlin';
  const rows = await db.execute(sql`select id, name from events where city = ${city}`);
  return c.json(rows);
});
