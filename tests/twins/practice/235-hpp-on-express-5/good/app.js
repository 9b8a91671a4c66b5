import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { searchJobs } from './jobs.js';
import { onError } from './errors.js';

export const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 90, standardHeaders: 'draft-8', legacyHeaders: false }));

const JobQuery = z.object({ city: z.string().trim().min(2).max(60), remote: z.enum(['yes', 'no']).default('no') });

app.get('/jobs', async (req, res) => {
  const query = JobQuery.safeParse(req.query);
  if (!query.success) return res.status(400).json({ error: 'Unknown search' });
  const jobs = await searchJobs({ city: query.data.city, remote: query.data.remote === 'yes' });
  return res.json(jobs.map(({ id, title, employer }) => ({ id, title, employer })));
});

app.use((req, res) => res.status(404).json({ error: 'Not found' }));
app.use(onError);
