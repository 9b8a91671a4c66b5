import set from 'lodash/set.js';
import { Hono } from 'hono';
import { requireUser } from './auth.mjs';
import { settings } from './settings.mjs';

const app = new Hono();
app.use('/settings/*', requireUser);

app.put('/settings/:scope', async (c) => {
  const scope = c.req.param('scope');
  if (!['mail', 'display'].includes(scope)) return c.json({ error: 'unknown scope' }, 404);

  const { key, value } = await c.req.json();
  if (typeof value !== 'boolean') return c.json({ error: 'value: boolean expected' }, 400);

  const current = await settings.load(c.get('userId'));
  set(current[scope], key, value); // fault: CWE-1321|CWE-915
  await settings.save(c.get('userId'), current);
  return c.body(null, 204);
});

export default app;
