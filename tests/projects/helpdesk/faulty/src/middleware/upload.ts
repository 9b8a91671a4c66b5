import multer from 'multer';
import { AppError } from '../lib/errors.js';

export const ALLOWED_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'application/pdf']);

// The declared type only saves work here; the content is looked at in AttachmentService.
export const receiveFile = multer({ // error: [upload-without-limits]
  storage: multer.memoryStorage(),
  fileFilter: (_req, file, done) => {
    if (ALLOWED_TYPES.has(file.mimetype)) return done(null, true);
    done(new AppError('unsupported_media'));
  },
}).single('file');
