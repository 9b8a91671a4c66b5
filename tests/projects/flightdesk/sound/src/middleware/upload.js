import multer from 'multer'
import { HttpProblem } from '../lib/errors.js'
import { ACCEPTED } from '../services/AttachmentStore.js'

export const attachmentUpload = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: 5 * 1024 * 1024, files: 1, fields: 2, fieldSize: 500, fieldNameSize: 50, parts: 3, fieldNestingDepth: 1, fieldArrayIndexLimit: 5,
  },
  fileFilter(req, file, done) {
    if (Object.hasOwn(ACCEPTED, file.mimetype)) done(null, true)
    else done(new HttpProblem(415, 'unsupported_type', 'Only JPEG, PNG and PDF are accepted.'))
  },
}).single('file')
