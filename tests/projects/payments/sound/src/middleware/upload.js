import multer from 'multer';
import { EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from '../config/constants.js';
import { AppError } from '../lib/index.js';

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: EVIDENCE_MAX_BYTES, files: 1, fields: 0, parts: 2, headerPairs: 20 },
  fileFilter: (_req, file, done) =>
    Object.hasOwn(EVIDENCE_TYPES, file.mimetype) ? done(null, true) : done(new AppError(415, 'UNSUPPORTED_FILE_TYPE')),
});

export const evidenceUpload = receive.single('evidence');
