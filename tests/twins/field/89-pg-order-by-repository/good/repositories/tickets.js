import { pool } from '../pg.js';

const SORTABLE = { created: 'created_at', priority: 'priority', subject: 'subject' };

export class TicketRepository {
  #base = 'SELECT id, subject, priority, created_at FROM tickets WHERE tenant_id = $1';

  async list(tenantId, { sort = 'created', dir = 'desc', limit = 50 } = {}) {
    const sql = [this.#base, this.#order(sort, dir), 'LIMIT $2'].join(' ');
    const { rows } = await pool.query(sql, [tenantId, limit]);
    return rows;
  }

  #order(sort, dir) {
    const column = Object.hasOwn(SORTABLE, sort) ? SORTABLE[sort] : 'created_at';
    return `ORDER BY ${column} ${dir === 'asc' ? 'ASC' : 'DESC'}`;
  }
}
