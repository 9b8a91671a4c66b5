import { Router } from 'express';
import Notification from '../models/notification.mjs';
import { requireUser } from '../middleware/require-user.mjs';

export const notifications = Router();

notifications.use(requireUser);

notifications.get('/', async (req, res) => {
  const list = await Notification.find({ userId: req.user.id }).sort('-createdAt').limit(50).lean();
  res.json(list);
});

// body: { "channel": "email" } or { "before": 1719000000000 }
notifications.delete('/', async (req, res) => {
  const filter = { userId: req.user.id };

  for (const key of ['channel', 'topic']) {
    const value = req.body?.[key];
    if (value) filter[key] = value;
  }
  if (req.body?.before) {
    filter.createdAt = { $lt: new Date(Number(req.body.before)) };
  }

  const { deletedCount } = await Notification.deleteMany(filter); // fault: CWE-943
  res.json({ deletedCount });
});
