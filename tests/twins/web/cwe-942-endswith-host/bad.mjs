import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { session } from './session.mjs';
import { balances } from './balances.mjs';

const api = new Hono();

function trusted(origin) {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:' || port !== '') return false;
  return hostname.endsWith('acme.example'); // fault: CWE-942|CWE-346|CWE-183
}

api.use(secureHeaders());
api.use('*', cors({
  origin: (origin) => (trusted(origin) ? origin : null),
  allowMethods: ['GET'],
  allowHeaders: ['Content-Type'],
  credentials: true,
  maxAge: 3600,
}));

api.get('/balances', session, async (c) => c.json(await balances(c.get('user').id)));

export default api;
