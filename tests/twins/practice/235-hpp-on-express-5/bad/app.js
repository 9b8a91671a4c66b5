import express from 'express';
import helmet from 'helmet';
import { rateLimit } from 'express-rate-limit';
import hpp from 'hpp';
import { searchJobs } from './jobs.js';
import { onError } from './errors.js';

export const app = express();

app.use(helmet());
app.use(rateLimit({ windowMs: 60_000, limit: 90, standardHeaders: 'draft-8', legacyHeaders: false }));
app.use(hpp()); // fault: CWE-235|CWE-20|CWE-943

app.get('/jobs', async (req, res) => {
  const { city = '', remote = 'no' } = req.query; // hpp leaves the last value only
  const jobs = await searchJobs({ city: `${city}`.slice(0, 60), remote: remote === 'yes' });
  return res.json(jobs.map(({ id, title, employer }) => ({ id, title, employer })));
});

app.use((req, res) => res.status(404).json({ error: 'Not found' }));
app.use(onError);
