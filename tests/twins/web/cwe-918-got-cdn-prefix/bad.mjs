import got from 'got';
import sharp from 'sharp';
import { Router } from 'express';

const CDN = 'https://images.acme.example';
export const thumbnails = Router();

const limits = { followRedirect: false, timeout: { request: 3000 }, retry: { limit: 0 } };

thumbnails.get('/thumb', async (req, res, next) => {
  const source = req.query.src;
  const width = Math.min(Number(req.query.w) || 200, 800);

  if (typeof source !== 'string' || !source.startsWith(CDN)) {
    return res.status(400).json({ error: 'Unknown image host' });
  }

  try {
    const original = await got(source, limits).buffer(); // fault: CWE-918
    const small = await sharp(original, { limitInputPixels: 25e6 }).resize(width).webp().toBuffer();
    res.type('image/webp').send(small);
  } catch {
    next(Object.assign(new Error('Image not available'), { status: 502 }));
  }
});
