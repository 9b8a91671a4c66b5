import type { FastifyInstance } from 'fastify';
import { randomInt } from 'node:crypto';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

interface Query { count?: string }

export default async function vouchers(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', app.requireRole('marketing'));

  app.post<{ Querystring: Query }>('/vouchers', async (request, reply) => {
    const count = parseInt(request.query.count ?? '1', 10);
    if (Number.isNaN(count) || count < 1) return reply.code(400).send({ error: 'count' });

    const codes = new Set<string>();
    while (codes.size < count) { // fault: CWE-400|CWE-606|CWE-770|CWE-834
      codes.add(code());
    }
    await app.vouchers.insert([...codes], request.user.id);
    return reply.code(201).send({ codes: [...codes] });
  });
}
