import argon2 from 'argon2';
import { randomBytes } from 'node:crypto';

const fallback = argon2.hash(randomBytes(16).toString('base64'));

const credentials = {
  type: 'object',
  additionalProperties: false,
  required: ['email', 'password'],
  properties: {
    email: { type: 'string', format: 'email', maxLength: 254 },
    password: { type: 'string', minLength: 1, maxLength: 256 },
  },
};

/** Registered under /v1; @fastify/rate-limit is global with max 200 a minute. */
export default async function accountRoutes(fastify) {
  fastify.get('/health', { config: { rateLimit: false } }, async () => ({ ok: true }));

  fastify.post('/login', {
    schema: { body: credentials },
    config: { rateLimit: { max: 5, timeWindow: '15 minutes' } },
  }, async (request, reply) => {
    const { email, password } = request.body;
    const account = await fastify.accounts.byEmail(email.toLowerCase());
    const matches = await argon2.verify(account?.passwordHash ?? (await fallback), password);
    if (!account || !matches) {
      request.log.warn({ event: 'authn_login_fail', accountId: account?.id }, 'login refused');
      return reply.code(401).send({ error: 'invalid_credentials' });
    }
    request.log.info({ event: 'authn_login_success', accountId: account.id }, 'login');
    return fastify.tokens.issuePair(account.id);
  });
}
