const { Router } = require('express');
const { z } = require('zod');

const router = Router();

const Formula = z.object({
  weight: z.number().min(-100).max(100),
  offset: z.number().min(-1000).max(1000),
}).strict();

// Students submit a scoring formula, we run it on the sample data
router.post('/score', (req, res) => {
  const parsed = Formula.safeParse(req.body.formula);
  if (!parsed.success) return res.status(422).json({ error: 'invalid formula' });
  const { weight, offset } = parsed.data;
  const scores = [3, 5, 8].map((p) => p * weight + offset);
  res.json({ scores: Array.from(scores, Number) });
});

module.exports = router;
