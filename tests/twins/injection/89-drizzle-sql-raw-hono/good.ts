import { Hono } from 'hono';
import { and, eq, sql } from 'drizzle-orm';
import { db } from './db';
import { events } from './schema';
import { bearer } from './bearer';

export const app = new Hono<{ Variables: { orgId: string } }>();

app.use('/events/*', bearer);

app.get('/events/histogram', async (c) => {
  const requested = c.req.query('bucket');
  let bucket = 'hour';
  switch (requested) {
    case 'day':
    case 'week':
    case 'month':
      bucket = requested;
  }
  const kind = c.req.query('kind');

  const slot = sql.raw(`date_trunc('${bucket}', created_at)`);
  const scope = eq(events.orgId, c.get('orgId'));

  const rows = await db
    .select({ slot: sql<string>`${slot}`, hits: sql<number>`count(*)::int` })
    .from(events)
    .where(kind ? and(scope, eq(events.kind, kind)) : scope)
    .groupBy(slot)
    .orderBy(slot);

  return c.json(rows);
});
