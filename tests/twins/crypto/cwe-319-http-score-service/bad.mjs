import { Router } from 'express';
import { applicationBody } from './schemas.mjs';
import { requireStaff } from './auth.mjs';

const SCORING_HOST = 'scoring.kreditkompass.de';
const scoringUrl = (path) => ['http:/', SCORING_HOST, 'v2', path].join('/');

const router = Router();
router.use(requireStaff);

router.post('/applications', async (req, res, next) => {
  const parsed = applicationBody.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'invalid application' });
  const { name, birthDate, income } = parsed.data;
  try {
    const answer = await fetch(scoringUrl('score'), { // fault: CWE-319
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env.SCORING_TOKEN}` },
      body: JSON.stringify({ name, birthDate, income }),
      signal: AbortSignal.timeout(4000),
    });
    if (!answer.ok) return res.status(502).json({ error: 'scoring is not available' });
    const { score } = await answer.json();
    res.json({ score });
  } catch (err) {
    next(err);
  }
});

export default router;
