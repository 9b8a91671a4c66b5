import mysql, { Pool, RowDataPacket } from 'mysql2/promise';
import type { Context } from 'koa';

export class AuditRepository {
  #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async page(column: string, after: number): Promise<RowDataPacket[]> {
    const key = mysql.escape(column).slice(1, -1);
    const [rows] = await this.#pool.query<RowDataPacket[]>( // fault: CWE-89
      `SELECT id, actor, action, ${key} AS sortKey FROM audit_view WHERE id > ${mysql.escape(after)} ORDER BY ${key} LIMIT 200`,
    );
    return rows;
  }
}

export function auditHandler(repository: AuditRepository) {
  return async (ctx: Context): Promise<void> => {
    ctx.assert(ctx.state.user?.role === 'auditor', 403);

    const column = [ctx.query.sort ?? 'id'].flat()[0];
    const after = Number(ctx.query.after) || 0;
    ctx.body = await repository.page(column, after);
  };
}
