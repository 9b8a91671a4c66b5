import { Router, type Request, type Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { identity } from '../services/identity';

const Credentials = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(256),
});

// runs behind one nginx, `trust proxy` is 1 in app.ts
const limiter = rateLimit({
  windowMs: 10 * 60_000,
  limit: 7,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: (req) => ipKeyGenerator(req.ip ?? 'unknown'),
});

export const loginRouter = Router();

loginRouter.post('/login', limiter, async (req: Request, res: Response) => {
  const parsed = Credentials.safeParse(req.body);
  if (!parsed.success) {
    res.status(400).json({ error: 'invalid_request' });
    return;
  }
  const tokens = await identity.login(parsed.data.email, parsed.data.password, req.ip);
  if (!tokens) {
    res.status(401).json({ error: 'invalid_credentials' });
    return;
  }
  res.json(tokens);
});
