const multer = require('multer');
const path = require('path');
const { requireUser } = require('../middleware/auth');

const storage = multer.diskStorage({
  destination: 'public/uploads',
  filename: (req, file, cb) => cb(null, Date.now() + path.extname(file.originalname)),
});

const upload = multer({ storage, limits: { fileSize: 2 * 1024 * 1024, files: 1 } }); // fault: CWE-434

module.exports = (router) => {
  router.post('/avatar', requireUser, upload.single('avatar'), (req, res) => {
    res.status(201).json({ url: '/uploads/' + req.file.filename });
  });
};
