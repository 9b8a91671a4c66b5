import postgres from 'postgres';
import { z } from 'zod';
import { Router } from 'express';
import { requireUser } from '../auth.mjs';

const sql = postgres(process.env.DATABASE_URL, { ssl: 'verify-full' });
const router = Router();

const Search = z.object({
  title: z.string().min(2).max(80),
  label: z.string().max(40).optional(),
});

router.use(requireUser);

router.post('/films/search', async (req, res) => {
  const { success, data } = Search.safeParse(req.body);
  if (!success) return res.status(400).json({ error: 'invalid search' });

  const { title, label } = data;
  const labelled = label
    ? sql.unsafe(`AND labels @> ARRAY['${label}']`) // fault: CWE-89
    : sql``;
  const films = await sql`
    SELECT id, title, year FROM films
     WHERE title ILIKE ${'%' + title + '%'} ${labelled}
     ORDER BY year`;
  return res.json(films);
});

export default router;
