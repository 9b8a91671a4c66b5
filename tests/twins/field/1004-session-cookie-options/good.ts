import session, { type SessionOptions } from 'express-session';
import { RedisStore } from 'connect-redis';
import { redis } from './redis';

const hour = 60 * 60 * 1000;

const cookie: SessionOptions['cookie'] = {
  path: '/',
  maxAge: 8 * hour,
  sameSite: 'lax',
  secure: true,
  httpOnly: true,
};

function secrets(): string[] {
  const list = (process.env.SESSION_SECRETS ?? '').split(',').filter((s) => s.length >= 32);
  if (list.length === 0) throw new Error('SESSION_SECRETS is not set');
  return list;
}

export const sessions = session({
  name: '__Host-session',
  secret: secrets(),
  store: new RedisStore({ client: redis, prefix: 'sess:' }),
  resave: false,
  saveUninitialized: false,
  cookie,
});
