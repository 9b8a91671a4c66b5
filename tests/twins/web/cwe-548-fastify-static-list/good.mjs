import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import path from 'node:path';

export async function build(opts = {}) {
  const app = Fastify({ logger: true, bodyLimit: 1048576, ...opts });
  const root = path.join(process.cwd(), 'storage', 'brochures');

  await app.register(helmet);
  await app.register(rateLimit, { max: 100, timeWindow: '1 minute' });
  await app.register(fastifyStatic, {
    root,
    prefix: '/brochures/',
    index: false,
    list: false,
  });

  app.get('/ping', async () => ({ pong: true }));
  return app;
}
