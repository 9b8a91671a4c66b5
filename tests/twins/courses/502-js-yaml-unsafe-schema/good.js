const yaml = require('js-yaml');
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 64 * 1024, files: 1 } });
const schema = yaml.JSON_SCHEMA;

module.exports = (router) => {
  router.post('/pipelines', upload.single('pipeline'), (req, res) => {
    const source = req.file.buffer.toString('utf8');
    const pipeline = yaml.load(source, { schema });
    res.status(201).json({ steps: pipeline.steps.length });
  });
};
