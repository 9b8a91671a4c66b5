import type { FastifyPluginAsync } from 'fastify';
import { oauth, type Tokens } from '../oauth';

const callback: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { code: string; state: string } }>('/oauth/callback', async (request, reply) => {
    const pending = request.unsignCookie(request.cookies.oauth_state ?? '');
    if (!pending.valid || pending.value !== request.query.state) {
      return reply.code(400).send({ error: 'invalid_state' });
    }

    const tokens: Tokens = await oauth.exchange(request.query.code);
    const sid = await app.sessions.create(tokens);
    return reply
      .clearCookie('oauth_state', { path: '/' })
      .setCookie('sid', sid, { path: '/', httpOnly: true, secure: true, sameSite: 'none', maxAge: 3600 }) // fault: CWE-1275|CWE-352
      .redirect('/home');
  });
};

export default callback;
