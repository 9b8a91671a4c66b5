import { Router, type RequestHandler } from 'express';
import { Asset } from '../models/asset';
import { requireRole } from '../middleware/require-role';

const router = Router();

const FIELDS = ['kind', 'language', 'batch'];

function parseFilter(text: string | undefined): Record<string, string> {
  if (!text) return {};
  const parsed: unknown = JSON.parse(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw Object.assign(new Error('filter must be an object'), { status: 400 });
  }
  const entries = Object.entries(parsed)
    .filter(([key, value]) => FIELDS.includes(key) && typeof value === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}

const claimNext: RequestHandler = async (req, res, next) => {
  try {
    const filter = parseFilter(req.query.filter as string | undefined);
    const asset = await Asset.findOneAndUpdate(
      { ...filter, claimedBy: null },
      { $set: { claimedBy: req.user!.id, claimedAt: new Date() } },
      { new: true, sort: { priority: -1 } },
    );
    if (!asset) {
      res.sendStatus(204);
      return;
    }
    res.json({ id: asset.id, name: asset.name });
  } catch (err) {
    next(err);
  }
};

router.post('/assets/claim', requireRole('reviewer'), claimNext);

export default router;
