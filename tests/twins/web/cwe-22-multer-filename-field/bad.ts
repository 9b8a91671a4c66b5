import multer, { StorageEngine } from 'multer';
import { Request, Response, Router } from 'express';
import { extname } from 'node:path';
import { randomBytes } from 'node:crypto';
import { requireUser } from './require-user';

const ALLOWED = ['.pdf', '.docx', '.odt'];

const storage: StorageEngine = multer.diskStorage({
  destination: '/srv/contracts/incoming',
  filename: (req: Request, file, done) => {
    const ext = extname(file.originalname).toLowerCase();
    const label = req.header('x-contract-label') ?? 'contract';
    done(null, `${label}-${randomBytes(6).toString('hex')}${ext}`); // fault: CWE-22
  },
});

const upload = multer({
  storage,
  limits: { fileSize: 10_000_000, files: 1, fields: 4 },
  fileFilter: (_req, file, done) => done(null, ALLOWED.includes(extname(file.originalname).toLowerCase())),
});

export const contracts = Router();

contracts.post('/contracts', requireUser, upload.single('document'), (req: Request, res: Response) => {
  if (!req.file) {
    res.status(415).json({ error: 'Unsupported file' });
    return;
  }
  res.status(201).json({ id: req.file.filename });
});
