import pug from 'pug';
import { Hono } from 'hono';
import { jwt } from 'hono/jwt';
import { widgets } from './widgets.mjs';

const api = new Hono();

api.use('/widgets/*', jwt({ secret: process.env.JWT_SECRET, alg: 'HS256' }));

const indent = (text, depth) => text.split('\n').map((line) => ' '.repeat(depth) + line).join('\n');

api.post('/widgets/:id/render', async (c) => {
  const { title, content = '' } = await c.req.json();
  const widget = await widgets.find(c.req.param('id'), c.get('jwtPayload').sub);
  if (!widget) return c.json({ error: 'not found' }, 404);

  const source = `section.widget\n  h2= title\n  .content\n${indent('p= content', 4)}`;
  const render = pug.compile(source, { doctype: 'html' });
  return c.json({ html: render({ title, content, rows: widget.rows }) });
});

export default api;
