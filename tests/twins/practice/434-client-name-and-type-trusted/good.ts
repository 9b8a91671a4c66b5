import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import multer from 'multer';
import { fileTypeFromFile } from 'file-type';
import { unlink } from 'node:fs/promises';
import { requireUser } from '../auth';
import { attachments } from '../repositories/attachments';

const TYPES: Record<string, string> = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' };

const upload = multer({
  storage: multer.diskStorage({
    destination: '/var/lib/tickets/attachments',
    filename: (_req, file, cb) => cb(null, `${randomUUID()}.${TYPES[file.mimetype]}`),
  }),
  limits: { fileSize: 5_000_000, files: 1, fields: 5, parts: 6 },
  fileFilter: (_req, file, cb) => cb(null, Object.hasOwn(TYPES, file.mimetype)),
});

export const attachmentRoutes = Router();

attachmentRoutes.post('/attachments', requireUser, upload.single('file'), async (req, res, next) => {
  if (!req.file) return res.status(415).json({ error: 'Type not supported' });
  try {
    const detected = await fileTypeFromFile(req.file.path);
    if (!detected || detected.mime !== req.file.mimetype) {
      await unlink(req.file.path);
      return res.status(415).json({ error: 'Type not supported' });
    }
    const id = await attachments.add(req.user.id, req.file.filename, detected.mime);
    return res.status(201).json({ id, url: `/api/attachments/${id}` });
  } catch (err) {
    return next(err);
  }
});
