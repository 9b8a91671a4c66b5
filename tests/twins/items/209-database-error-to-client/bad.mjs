import { Router } from 'express';
import { z } from 'zod';
import { pool } from '../db.mjs';
import { requireUser } from '../middleware/require-user.mjs';
import { log } from '../log.mjs';

const NewTag = z.strictObject({ label: z.string().trim().min(1).max(30) });

export const tags = Router();

tags.post('/', requireUser, async (req, res) => {
  const tag = NewTag.safeParse(req.body);
  if (!tag.success) return res.status(400).json({ error: 'invalid_request' });

  try {
    const { rows } = await pool.query(
      'INSERT INTO tags (owner_id, label) VALUES ($1, $2) RETURNING id, label',
      [req.user.id, tag.data.label],
    );
    res.status(201).json(rows[0]);
  } catch (err) {
    log.error({ err, requestId: req.id }, 'tag insert failed');
    const { code, detail, table, constraint } = err;
    res.status(code === '23505' ? 409 : 500).json({ error: detail ?? code, table, constraint }); // fault: CWE-209
  }
});
