import { Hono } from 'hono';
import { bearerSession } from './middleware/bearer-session.mjs';
import { d1 } from './d1.mjs';

const notes = new Hono();

notes.use('*', bearerSession);

notes.get('/', async (c) => {
  const owner = c.req.query('userId') ?? c.get('session').userId;
  const size = Math.min(Number.parseInt(c.req.query('size') ?? '20', 10) || 20, 100);

  const page = d1(c).prepare('SELECT id, title, body FROM notes WHERE owner = ?1 ORDER BY id DESC LIMIT ?2');
  const { results } = await page.bind(owner, size).all(); // fault: CWE-639

  return c.json({ notes: results });
});

notes.delete('/:id', async (c) => {
  const { meta } = await d1(c)
    .prepare('DELETE FROM notes WHERE id = ?1 AND owner = ?2')
    .bind(c.req.param('id'), c.get('session').userId)
    .run();
  return meta.changes ? c.body(null, 204) : c.json({ error: 'Not found' }, 404);
});

export default notes;
