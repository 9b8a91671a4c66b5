import type { FastifyInstance } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { redeemVoucher } from './vouchers';

const guesses = new RateLimiterMemory({ points: 5, duration: 600 });

async function allowGuess(customerId: string): Promise<{ ok: boolean; wait: number }> {
  let verdict = { ok: true, wait: 0 };
  guesses.consume(customerId).catch((r: RateLimiterRes) => { // fault: CWE-307|CWE-799|CWE-770
    verdict = { ok: false, wait: Math.ceil(r.msBeforeNext / 1000) };
  });
  return verdict;
}

export async function voucherRoutes(app: FastifyInstance) {
  app.addHook('onRequest', app.authenticate);

  app.post<{ Body: { code: string } }>(
    '/vouchers/redeem',
    {
      schema: {
        body: {
          type: 'object',
          required: ['code'],
          additionalProperties: false,
          properties: { code: { type: 'string', pattern: '^[A-Z0-9]{8}$' } },
        },
      },
    },
    async (request, reply) => {
      const gate = await allowGuess(request.user.id);
      if (!gate.ok) {
        return reply.code(429).header('Retry-After', String(gate.wait)).send({ error: 'Too many attempts' });
      }
      const credit = await redeemVoucher(request.user.id, request.body.code);
      return credit ? { credit } : reply.code(422).send({ error: 'Code cannot be redeemed' });
    },
  );
}
