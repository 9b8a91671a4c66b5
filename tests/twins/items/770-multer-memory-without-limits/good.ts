import { Router } from 'express';
import multer, { memoryStorage } from 'multer';
import { fileTypeFromBuffer } from 'file-type';
import { requireAuth } from '../middleware/require-auth';
import { scans } from '../services/scans';

const receive = multer({
  storage: memoryStorage(),
  limits: { fileSize: 5_000_000, files: 3, fields: 0, parts: 3, headerPairs: 20 },
  fileFilter(_req, file, done) {
    done(null, file.mimetype === 'application/pdf');
  },
});

export const scansRouter = Router();

scansRouter.post('/scans', requireAuth, receive.array('documents', 3), async (req, res) => {
  const files = (req.files ?? []) as Express.Multer.File[];
  for (const { buffer } of files) {
    const kind = await fileTypeFromBuffer(buffer);
    if (kind?.mime !== 'application/pdf') {
      res.status(415).json({ error: 'pdf_only' });
      return;
    }
  }
  const ids = await Promise.all(files.map((f) => scans.store(req.user!.id, f.buffer)));
  res.status(201).json({ ids });
});
