'use strict';

const { Router } = require('express');
const converter = require('./convert.service');
const { mayRead } = require('./permissions');

const router = Router();

router.post('/documents/:id/convert', mayRead('document'), (req, res, next) => {
  const { document } = res.locals;
  const options = { format: 'pdf', ...req.body.options };

  converter
    .toFormat(document.id, options)
    .then(() => res.status(201).json({ id: document.id }))
    .catch(next);
});

module.exports = router;
