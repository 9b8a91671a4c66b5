'use strict';

const multer = require('multer');
const { tooLarge, unsupported } = require('../lib/errors');

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2 * 1024 * 1024, files: 1, parts: 3, fields: 2, fieldSize: 1024, fieldNameSize: 50, headerPairs: 20, fieldNestingDepth: 1, fieldArrayIndexLimit: 1 },
  fileFilter: (req, file, done) => done(TYPES.includes(file.mimetype) ? null : unsupported(), TYPES.includes(file.mimetype)),
});

const avatar = (req, res, next) =>
  upload.single('avatar')(req, res, (err) => {
    if (err instanceof multer.MulterError) return next(tooLarge());
    return next(err);
  });

module.exports = { avatar };
