import pg from 'pg';
import { config } from '../config/index.js';
import { logger } from './logger.js';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export const pool = new pg.Pool({
  connectionString: config.db.url,
  ssl: { ca: config.db.ca, rejectUnauthorized: true },
  max: 20,
  connectionTimeoutMillis: 3_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 5_000,
});

pool.on('error', (err) => logger.error({ code: err.code }, 'idle database client failed'));

export async function withTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (err) {
    await client.query('ROLLBACK');
    throw err;
  } finally {
    client.release();
  }
}

export const isUniqueViolation = (err) => err?.code === '23505';

export async function one(executor, text, values) {
  const { rows } = await executor.query(text, values);
  return rows[0] ?? null;
}

export async function many(executor, text, values) {
  const { rows } = await executor.query(text, values);
  return rows;
}
