import { Router } from 'express';
import { pool } from '../pg';
import { requireUser } from '../auth';
import { failed } from '../lib/respond';

export const teams = Router();

teams.post('/', requireUser, (req, res) => {
  const name = String(req.body.name ?? '').trim();
  if (!name || name.length > 60) return void res.status(400).json({ error: 'name missing' });

  pool
    .query('INSERT INTO teams (name, owner_id) VALUES ($1, $2) RETURNING id', [name, req.user!.id])
    .then(({ rows }) => res.status(201).json(rows[0]))
    .catch(failed(res));
});
