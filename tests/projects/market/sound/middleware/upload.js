const multer = require('multer');
const AppError = require('../utils/appError');

const MAX_IMAGES = 6;
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

const upload = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: 4 * 1024 * 1024,
    files: MAX_IMAGES,
    fields: 4,
    fieldSize: 1024,
    fieldNameSize: 64,
    fieldNestingDepth: 1,
    fieldArrayIndexLimit: 10,
    parts: MAX_IMAGES + 4,
  },
  fileFilter: (req, file, done) => {
    if (IMAGE_TYPES.includes(file.mimetype)) return done(null, true);
    return done(new AppError(415, 'UNSUPPORTED_IMAGE', 'Only JPEG, PNG and WebP pictures are accepted'));
  },
});

exports.MAX_IMAGES = MAX_IMAGES;
exports.productImages = upload.array('images', MAX_IMAGES);
