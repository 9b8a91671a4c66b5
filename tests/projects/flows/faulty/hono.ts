import { Hono } from 'hono';
import { readFile } from 'node:fs/promises';

const pages = new Hono();

pages.get('/page', async (c) => {
  const name = c.req.query('name');
  return c.body(await readFile(`./pages/${name}`)); // error: path-traversal
});

pages.post('/fetch', async (c) => {
  const { target } = await c.req.json();
  const answer = await fetch(target); // error: ssrf
  return c.json(await answer.json());
});

export { pages };
