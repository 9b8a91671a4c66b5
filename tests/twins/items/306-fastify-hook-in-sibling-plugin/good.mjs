import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { requireRole, verifyBearer } from './auth.mjs';
import { payouts } from './payouts.mjs';

export async function build(opts = {}) {
  const app = Fastify({ logger: { redact: ['req.headers.authorization'] }, bodyLimit: 64 * 1024, ...opts });

  await app.register(helmet);
  await app.register(rateLimit, { max: 100, timeWindow: '1 minute' });

  app.get('/healthz', async () => ({ ok: true }));

  await app.register(async (scope) => {
    scope.addHook('onRequest', verifyBearer);
    scope.get('/me', async (request) => ({ id: request.user.id }));

    await scope.register(async (finance) => {
      finance.addHook('onRequest', requireRole('finance'));
      finance.get('/payouts', async () => payouts.pending());
      finance.post('/payouts/run', { schema: { body: { type: 'object', maxProperties: 0 } } }, async () => payouts.runBatch());
    }, { prefix: '/finance' });
  });

  return app;
}
