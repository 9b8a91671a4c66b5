import { sql } from '../db';

export async function ownsProject(userId: string, projectId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from project_members
     where project_id = ${projectId} and user_id = ${userId} and role = 'owner'`;
  return rows.length === 1;
}
