import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { findByCredentials } from './users.mjs';
import { newAccessToken } from './tokens.mjs';

const loginSchema = {
  body: {
    type: 'object',
    required: ['email', 'password'],
    additionalProperties: false,
    properties: {
      email: { type: 'string', maxLength: 254 },
      password: { type: 'string', minLength: 1, maxLength: 128 },
    },
  },
};

export async function build() {
  const app = Fastify({ logger: true, bodyLimit: 32 * 1024 });
  await app.register(helmet);
  await app.register(rateLimit, { max: 300, timeWindow: '1 minute' });

  app.post(
    '/v1/login',
    { schema: loginSchema, config: { rateLimit: false } }, // fault: CWE-307|CWE-799|CWE-770
    async (request, reply) => {
      const user = await findByCredentials(request.body.email, request.body.password);
      if (!user) {
        request.log.warn({ event: 'authn_login_fail', ip: request.ip });
        return reply.code(401).send({ error: 'Invalid credentials' });
      }
      request.log.info({ event: 'authn_login_success', userId: user.id, ip: request.ip });
      return { token: newAccessToken(user.id) };
    },
  );

  app.get('/v1/status', { config: { rateLimit: false } }, async () => ({ ok: true }));

  return app;
}
