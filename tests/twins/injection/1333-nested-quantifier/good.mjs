import { Router } from 'express';
import { subscribe } from '../newsletter.mjs';
import { publicFormLimiter } from '../limiters.mjs';

const router = Router();

const RULES = {
  email: /^[a-z0-9]+([._-][a-z0-9]+)*@([a-z0-9]+\.)+[a-z]{2,}$/i,
  tags: /^[a-z]{2,20}(,[a-z]{2,20}){0,9}$/,
};

function invalidFields(body) {
  return Object.entries(RULES)
    .filter(([field, rule]) => !rule.test(body[field] ?? ''))
    .map(([field]) => field);
}

router.post('/newsletter', publicFormLimiter, async (req, res) => {
  const invalid = invalidFields(req.body ?? {});
  if (invalid.length > 0) {
    return res.status(400).json({ invalid });
  }
  await subscribe(String(req.body.email), String(req.body.tags).split(','));
  return res.status(202).json({ message: 'check your inbox' });
});

export default router;
