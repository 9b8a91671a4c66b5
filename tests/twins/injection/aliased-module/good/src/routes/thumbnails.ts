import { Router } from 'express';
import { shrink } from '@/lib/images';
import { requireUser } from '#lib/session.js';

export const thumbnails = Router();

thumbnails.post('/thumbnails', requireUser, async (req, res, next) => {
  try {
    await shrink(String(req.body.file), Number(req.body.width));
    res.sendStatus(202);
  } catch (error) {
    next(error);
  }
});
