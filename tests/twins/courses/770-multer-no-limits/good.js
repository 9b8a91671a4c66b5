const multer = require('multer');
const { requireUser } = require('../middleware/auth');
const importer = require('../services/csv-importer');

const onlyCsv = (req, file, cb) => cb(null, file.mimetype === 'text/csv');
const limits = { fileSize: 1024 * 1024, files: 1, fields: 5, parts: 6 };
const upload = multer({ storage: multer.memoryStorage(), fileFilter: onlyCsv, limits });

module.exports = (router) => {
  router.post('/contacts/import', requireUser, upload.single('contacts'), async (req, res) => {
    const count = await importer.run(req.user.id, req.file.buffer);
    res.json({ imported: count });
  });
};
