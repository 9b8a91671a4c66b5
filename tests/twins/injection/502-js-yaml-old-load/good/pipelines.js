const express = require('express');
const multer = require('multer');
const yaml = require('js-yaml');
const { requireUser } = require('./require-user');
const { savePipeline } = require('./store');

const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 64 * 1024, files: 1, fields: 5, parts: 6 } });
const router = express.Router();

router.post('/pipelines', requireUser, upload.single('definition'), async (req, res, next) => {
  try {
    if (!req.file) return res.status(400).json({ error: 'definition missing' });
    const definition = yaml.load(req.file.buffer.toString('utf8'), { schema: yaml.JSON_SCHEMA });
    const steps = Array.isArray(definition && definition.steps) ? definition.steps.map(String) : [];
    const id = await savePipeline(req.user.id, steps);
    return res.status(201).json({ id, steps: steps.length });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
