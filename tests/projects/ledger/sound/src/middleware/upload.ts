import type { Request } from 'express';
import multer from 'multer';
import { badRequest, HttpError } from '../lib/http-error';

const ACCEPTED = ['text/csv', 'text/plain'];

export const receiveStatement = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 512 * 1024, files: 1, fields: 0, parts: 1, headerPairs: 20 },
  fileFilter: (_req, file, done) => (ACCEPTED.includes(file.mimetype) ? done(null, true) : done(new HttpError(415, 'The media type is not supported'))),
}).single('statement');

/** The content decides: what isn't UTF-8 text is refused whatever the declared type. */
export function statementText(req: Request): string {
  if (!req.file || req.file.buffer.includes(0)) throw badRequest(['statement']);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(req.file.buffer);
  } catch {
    throw badRequest(['statement']);
  }
}
