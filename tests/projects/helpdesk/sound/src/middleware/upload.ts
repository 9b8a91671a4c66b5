import multer from 'multer';
import { MAX_UPLOAD_BYTES } from '../config/index.js';
import { AppError } from '../lib/errors.js';

export const ALLOWED_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'application/pdf']);

// The declared type only saves work here; the content is looked at in AttachmentService.
export const receiveFile = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MAX_UPLOAD_BYTES,
    files: 1,
    fields: 2,
    parts: 3,
    fieldSize: 1_024,
    fieldNameSize: 50,
    headerPairs: 20,
    fieldNestingDepth: 1,
    fieldArrayIndexLimit: 1,
  },
  fileFilter: (_req, file, done) => {
    if (ALLOWED_TYPES.has(file.mimetype)) return done(null, true);
    done(new AppError('unsupported_media'));
  },
}).single('file');
