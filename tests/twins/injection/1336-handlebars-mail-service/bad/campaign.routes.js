import express from 'express';
import { z } from 'zod';
import { sendCampaign } from './campaign.service.js';
import { requirePermission } from './permissions.js';

const router = express.Router();

const Campaign = z.strictObject({
  subject: z.string().min(1).max(120).regex(/^[^\r\n]+$/),
  paragraphs: z.array(z.string().max(2000)).min(1).max(20),
});

router.post('/campaigns', requirePermission('campaign:send'), async (req, res) => {
  const parsed = Campaign.safeParse(req.body);
  if (!parsed.success) return res.status(400).json({ error: 'invalid campaign' });
  const count = await sendCampaign(req.user.teamId, parsed.data);
  return res.status(202).json({ count });
});

export default router;
