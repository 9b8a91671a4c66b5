import type { FastifyInstance } from 'fastify';
import { verify } from 'argon2';
import { dummyHash } from './dummy-hash';

interface Credentials {
  username: string;
  password: string;
}

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['username', 'password'],
  properties: { username: { type: 'string', maxLength: 64 }, password: { type: 'string', maxLength: 256 } },
} as const;

export default async function session(app: FastifyInstance) {
  const options = { schema: { body }, config: { rateLimit: { max: 6, timeWindow: '15 minutes' } } };

  app.post<{ Body: Credentials }>('/session', options, async (request, reply) => {
    const { username, password } = request.body;
    const user = await app.users.byName(username);
    const ok = await verify(user?.hash ?? dummyHash, password);

    if (!user || !ok) {
      request.log.warn({ event: 'authn_login_fail', userId: user?.id, ip: request.ip });
      return reply.code(401).send({ error: 'invalid_credentials' });
    }

    request.log.info({ event: 'authn_login_success', userId: user.id, ip: request.ip });
    return app.tokens.pair(user.id);
  });
}
