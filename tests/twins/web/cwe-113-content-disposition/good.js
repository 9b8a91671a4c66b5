const { Router } = require('express');
const { pipeline } = require('stream');
const contentDisposition = require('content-disposition');
const { requireUser } = require('../auth');
const exportsService = require('../services/exports');

const router = Router();

router.get('/exports/:id', requireUser, async (req, res, next) => {
  const { as: filename = 'export.csv' } = req.query;
  try {
    const stream = await exportsService.openFor(req.user.id, Number(req.params.id));
    if (!stream) return res.sendStatus(404);

    res.setHeader('Content-Type', 'text/csv; charset=utf-8');
    res.setHeader('Content-Disposition', contentDisposition(String(filename)));
    pipeline(stream, res, (err) => err && req.log.warn({ err }, 'export aborted'));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
