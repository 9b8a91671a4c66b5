import { Router } from 'express';
import { z } from 'zod';
import { requireAuth } from '../middleware/require-auth';
import { Profile } from '../models/profile';

const ProfileInput = z.object({
  displayName: z.string().trim().min(1).max(60),
  bio: z.string().max(500).default(''),
  locale: z.enum(['en', 'de', 'fr']),
});

export const profileRouter = Router();

profileRouter.post('/profile', requireAuth, async (req, res) => {
  const input = ProfileInput.safeParse(req.body);
  if (!input.success) {
    res.status(400).json({ error: 'invalid_request' });
    return;
  }

  const profile = await Profile.create({ ...input.data, user: req.user!.id });
  res.status(201).json({ id: profile.id, displayName: profile.displayName });
});
