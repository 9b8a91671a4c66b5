import { Router, type RequestHandler } from 'express';
import { Asset } from '../models/asset';
import { requireRole } from '../middleware/require-role';

const router = Router();

function parseFilter(text: string | undefined): Record<string, unknown> {
  if (!text) return {};
  const parsed: unknown = JSON.parse(text);
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
    throw Object.assign(new Error('filter must be an object'), { status: 400 });
  }
  return parsed as Record<string, unknown>;
}

const claimNext: RequestHandler = async (req, res, next) => {
  try {
    const filter = parseFilter(req.query.filter as string | undefined);
    const asset = await Asset.findOneAndUpdate( // fault: CWE-943
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
