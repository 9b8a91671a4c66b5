import { pool } from '../pg.js';

export class TicketRepository {
  #base = 'SELECT id, subject, priority, created_at FROM tickets WHERE tenant_id = $1';

  async list(tenantId, { sort = 'created', dir = 'desc', limit = 50 } = {}) {
    const sql = [this.#base, this.#order(sort, dir), 'LIMIT $2'].join(' ');
    const { rows } = await pool.query(sql, [tenantId, limit]); // fault: CWE-89
    return rows;
  }

  #order(sort, dir) {
    return `ORDER BY ${sort} ${dir.toUpperCase()}`;
  }
}
