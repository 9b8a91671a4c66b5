import fp from 'fastify-plugin';
import cookie from '@fastify/cookie';
import session from '@fastify/session';
import type { FastifyInstance } from 'fastify';
import { createStore } from './store';

export default fp(async (app: FastifyInstance) => {
  await app.register(cookie);
  await app.register(session, {
    secret: app.config.SESSION_KEYS,
    cookieName: '__Host-sid',
    store: createStore(app.redis),
    saveUninitialized: false,
    rolling: true,
    cookie: {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'strict',
      maxAge: 20 * 60 * 1000,
    },
  });
});
