import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { verifyBearer } from './auth.mjs';
import { payouts } from './payouts.mjs';

export async function build(opts = {}) {
  const app = Fastify({ logger: { redact: ['req.headers.authorization'] }, bodyLimit: 64 * 1024, ...opts });

  await app.register(helmet);
  await app.register(rateLimit, { max: 100, timeWindow: '1 minute' });

  app.get('/healthz', async () => ({ ok: true }));

  await app.register(async (scope) => {
    scope.addHook('onRequest', verifyBearer);
    scope.get('/me', async (request) => ({ id: request.user.id }));
  });

  await app.register(async (scope) => {
    scope.get('/payouts', async () => payouts.pending()); // fault: CWE-306|862
    scope.post('/payouts/run', { schema: { body: { type: 'object', maxProperties: 0 } } }, async () => payouts.runBatch()); // fault: CWE-306|862
  }, { prefix: '/finance' });

  return app;
}
