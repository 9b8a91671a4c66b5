import type { Context } from 'hono';
import { eq, and } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '../db';
import { vehicles } from '../db/schema';

const Changes = z.object({
  plate: z.string().trim().min(2).max(12).optional(),
  colour: z.string().trim().max(20).optional(),
});

export async function changeVehicle(c: Context): Promise<Response> {
  const body = await c.req.json().catch(() => ({}));
  const check = Changes.safeParse(body);
  if (!check.success) return c.json({ error: 'invalid vehicle' }, 400);

  const id = Number(c.req.param('id'));
  const own = and(eq(vehicles.id, id), eq(vehicles.ownerId, c.get('userId')));
  const [row] = await db.update(vehicles).set({ ...body, updatedAt: new Date() }).where(own).returning({ id: vehicles.id }); // fault: CWE-915
  return row ? c.json(row) : c.json({ error: 'not found' }, 404);
}
