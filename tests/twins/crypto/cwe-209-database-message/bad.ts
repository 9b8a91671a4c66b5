import type { FastifyReply, FastifyRequest } from 'fastify';
import { pool } from './db';

interface Body { name: string; vat: string }

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
    const { message, detail, table } = err as { message: string; detail?: string; table?: string };
    const reason = [message, detail, table && `table ${table}`].filter(Boolean).join('; ');
    return reply.code(400).send({ error: `could not create supplier: ${reason}` }); // fault: CWE-209
  }
}
