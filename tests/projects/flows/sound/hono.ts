import { Hono } from 'hono';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const pages = new Hono();
const HOSTS = new Set(['api.example.com']);

pages.get('/page', async (c) => {
  const name = basename(c.req.query('name') ?? 'index.html');
  return c.body(await readFile(join('pages', name)));
});

pages.post('/fetch', async (c) => {
  const { target } = await c.req.json();
  const url = new URL(target);
  if (!HOSTS.has(url.hostname)) return c.text('unknown host', 400);
  const answer = await fetch(url, { redirect: 'error' });
  return c.json(await answer.json());
});

export { pages };
