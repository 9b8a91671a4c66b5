import type { FastifyInstance } from 'fastify';
import { createSession } from '../services/sessions';

export async function sessionRoutes(app: FastifyInstance) {
  app.post('/session/guest', async (request, reply) => {
    const session = await createSession({ guest: true });
    reply.setCookie('session', session.id, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    return { guest: true };
  });
}
