const multer = require('multer');
const { requireUser } = require('../middleware/auth');
const importer = require('../services/csv-importer');

const onlyCsv = (req, file, cb) => cb(null, file.mimetype === 'text/csv');
const upload = multer({ storage: multer.memoryStorage(), fileFilter: onlyCsv }); // fault: CWE-770|CWE-400

module.exports = (router) => {
  router.post('/contacts/import', requireUser, upload.single('contacts'), async (req, res) => {
    const count = await importer.run(req.user.id, req.file.buffer);
    res.json({ imported: count });
  });
};
