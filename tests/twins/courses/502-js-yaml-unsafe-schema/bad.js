const yaml = require('js-yaml');
const unsafe = require('js-yaml-js-types').all;
const multer = require('multer');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 64 * 1024, files: 1 } });
const schema = yaml.DEFAULT_SCHEMA.extend(unsafe);

module.exports = (router) => {
  router.post('/pipelines', upload.single('pipeline'), (req, res) => {
    const source = req.file.buffer.toString('utf8');
    const pipeline = yaml.load(source, { schema }); // fault: CWE-502
    res.status(201).json({ steps: pipeline.steps.length });
  });
};
