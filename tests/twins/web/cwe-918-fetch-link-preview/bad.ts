import { Hono } from 'hono';
import { load } from 'cheerio';
import { requireSession } from './session';

const app = new Hono();
const HOSTS = ['www.youtube.com', 'vimeo.com', 'open.spotify.com'] as const;

async function readHead(link: URL): Promise<string> {
  const response = await fetch(link, { redirect: 'error', signal: AbortSignal.timeout(3000) }); // fault: CWE-918
  const html = await response.text();
  return html.slice(0, 50_000);
}

app.use('/preview', requireSession);

app.get('/preview', async (c) => {
  const raw = c.req.query('link') ?? '';
  const link = URL.canParse(raw) ? new URL(raw) : undefined;
  const known = HOSTS.some((host) => link?.href.includes(host));

  if (!link || !known) {
    return c.json({ error: 'No preview for this site' }, 422);
  }

  const $ = load(await readHead(link));
  return c.json({ title: $('title').first().text(), site: link.hostname });
});

export default app;
