'use strict';

const multer = require('multer');
const { tooLarge, unsupported } = require('../lib/errors');

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];

const upload = multer({ // error: [upload-without-limits]
  storage: multer.memoryStorage(),
  fileFilter: (req, file, done) => done(TYPES.includes(file.mimetype) ? null : unsupported(), TYPES.includes(file.mimetype)),
});

const avatar = (req, res, next) =>
  upload.single('avatar')(req, res, (err) => {
    if (err instanceof multer.MulterError) return next(tooLarge());
    return next(err);
  });

module.exports = { avatar };
