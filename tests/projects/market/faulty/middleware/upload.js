const multer = require('multer');
const AppError = require('../utils/appError');

const MAX_IMAGES = 6;
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

const upload = multer({ // error: [upload-without-limits]
  storage: multer.memoryStorage(),
  fileFilter: (req, file, done) => {
    if (IMAGE_TYPES.includes(file.mimetype)) return done(null, true);
    return done(new AppError(415, 'UNSUPPORTED_IMAGE', 'Only JPEG, PNG and WebP pictures are accepted'));
  },
});

exports.MAX_IMAGES = MAX_IMAGES;
exports.productImages = upload.array('images', MAX_IMAGES);
