import Fastify from 'fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import routes from './routes.mjs';

export async function build() {
  const app = Fastify({ logger: true, bodyLimit: 65536 });
  await app.register(helmet);
  await app.register(rateLimit, { max: 60, timeWindow: '1 minute' });
  await app.register(cors, {
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization'],
    maxAge: 7200,
    origin: ['https://acme.example', /^https:\/\/(north|south)\.partners\.acme\.example$/],
  });
  await app.register(routes, { prefix: '/v1' });
  return app;
}
