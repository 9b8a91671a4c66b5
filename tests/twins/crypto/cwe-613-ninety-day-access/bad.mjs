import fastifyJwt from '@fastify/jwt';
import fp from 'fastify-plugin';

const LIFETIME = '90d';

export default fp(async function auth(fastify, { secret, users }) {
  await fastify.register(fastifyJwt, {
    secret,
    sign: { algorithm: 'HS256', iss: 'greenhouse', expiresIn: LIFETIME }, // fault: CWE-613
    verify: { algorithms: ['HS256'], allowedIss: 'greenhouse' },
  });

  fastify.decorate('authenticate', async (request, reply) => {
    try {
      await request.jwtVerify();
    } catch {
      return reply.code(401).send({ error: 'unauthenticated' });
    }
  });

  fastify.post('/login', { schema: { body: { $ref: 'credentials#' } }, config: { rateLimit: { max: 5, timeWindow: '15 minutes' } } },
    async (request, reply) => {
      const user = await users.verify(request.body.email, request.body.password);
      if (!user) return reply.code(401).send({ error: 'unauthenticated' });
      return { accessToken: fastify.jwt.sign({ sub: user.id }) };
    });
});
