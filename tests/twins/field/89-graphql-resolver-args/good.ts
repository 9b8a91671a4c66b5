import { GraphQLError } from 'graphql';
import type { Pool } from 'pg';

interface Ctx { pool: Pool; viewer: { id: string; orgId: string } | null }
interface Args { filter: { name?: string; minSeats?: number } }

function whereOf(filter: Args['filter'], values: unknown[]): string {
  const parts = ['org_id = $1'];
  if (filter.name) {
    values.push(`${filter.name}%`);
    parts.push(`name ILIKE $${values.length}`);
  }
  if (filter.minSeats != null) {
    values.push(filter.minSeats);
    parts.push(`seats >= $${values.length}`);
  }
  return parts.join(' AND ');
}

export const resolvers = {
  Query: {
    rooms: async (_: unknown, { filter }: Args, { pool, viewer }: Ctx) => {
      if (!viewer) throw new GraphQLError('Not signed in', { extensions: { code: 'UNAUTHENTICATED' } });
      const values: unknown[] = [viewer.orgId];
      const where = whereOf(filter, values);
      const result = await pool.query(`SELECT id, name, seats FROM rooms WHERE ${where} LIMIT 100`, values);
      return result.rows;
    },
  },
};
