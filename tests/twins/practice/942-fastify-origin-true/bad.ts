import Fastify from 'fastify';
import cors from '@fastify/cors';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { csrfGuard } from './csrf';
import { routes } from './routes';

const ORIGINS: Record<string, string[]> = {
  staging: ['https://shop.staging.example.com'],
  production: ['https://shop.example.com', 'https://checkout.example.com'],
};

export async function buildServer(stage: keyof typeof ORIGINS) {
  const app = Fastify({ logger: { redact: ['req.headers.authorization', 'req.headers.cookie'] } });

  await app.register(helmet);
  await app.register(rateLimit, { max: 200, timeWindow: '1 minute' });
  await app.register(cookie);
  await app.register(cors, { origin: ORIGINS[stage] ? true : [], credentials: true, maxAge: 7200 }); // fault: CWE-942|CWE-346
  await app.register(csrfGuard);
  await app.register(routes, { prefix: '/api' });

  return app;
}
