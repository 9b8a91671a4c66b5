import type { FastifyReply, FastifyRequest } from 'fastify';
import { pool } from './db';

interface Body { name: string; vat: string }

const REASONS = new Map([
  ['23505', 'a supplier with this VAT number exists'],
  ['22001', 'a value is too long'],
]);

export async function createSupplier(request: FastifyRequest<{ Body: Body }>, reply: FastifyReply) {
  const { name, vat } = request.body;
  try {
    const { rows } = await pool.query('INSERT INTO suppliers (name, vat, owner_id) VALUES ($1, $2, $3) RETURNING id', [
      name,
      vat,
      request.user.id,
    ]);
    return reply.code(201).send(rows[0]);
  } catch (err) {
    request.log.error({ err }, 'supplier was not created');
    const { code = '' } = err as { message: string; code?: string };
    const reason = REASONS.get(code);
    if (!reason) return reply.code(500).send({ error: 'internal error' });
    return reply.code(409).send({ error: `could not create supplier: ${reason}` });
  }
}
