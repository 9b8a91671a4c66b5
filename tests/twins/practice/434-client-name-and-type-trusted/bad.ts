import { Router } from 'express';
import multer from 'multer';
import { requireUser } from '../auth';
import { attachments } from '../repositories/attachments';

const TYPES: Record<string, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

const upload = multer({
  storage: multer.diskStorage({
    destination: 'public/attachments',
    filename: (_req, file, cb) => cb(null, `${Date.now()}-${file.originalname.replace(/[^\w.-]/g, '_')}`), // fault: CWE-434
  }),
  limits: { fileSize: 5_000_000, files: 1, fields: 5, parts: 6 },
  fileFilter: (_req, file, cb) => cb(null, Object.hasOwn(TYPES, file.mimetype)),
});

export const attachmentRoutes = Router();

attachmentRoutes.post('/attachments', requireUser, upload.single('file'), async (req, res, next) => {
  if (!req.file) return res.status(415).json({ error: 'Type not supported' });
  try {
    const id = await attachments.add(req.user.id, req.file.filename, req.file.mimetype);
    return res.status(201).json({ id, url: `/attachments/${req.file.filename}` });
  } catch (err) {
    return next(err);
  }
});
