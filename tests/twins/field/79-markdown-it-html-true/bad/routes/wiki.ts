import { Hono } from 'hono';
import { toHtml } from '../lib/markdown';
import { requireMember } from '../middleware/require-member';

export const wiki = new Hono();

wiki.use('*', requireMember);

wiki.post('/preview', async (c) => {
  const { markdown } = await c.req.json<{ markdown: string }>();
  if (typeof markdown !== 'string' || markdown.length > 50_000) {
    return c.json({ error: 'markdown expected' }, 400);
  }
  const article = toHtml(markdown);
  return c.html(`<article class="wiki">${article}</article>`); // fault: CWE-79
});
