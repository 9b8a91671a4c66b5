const util = require('node:util');
const express = require('express');
const audit = require('../lib/audit');
const { requireUser } = require('../middleware/require-user');

const router = express.Router();

const oneLine = (text) => String(text).replace(/[\r\n\x1b]+/g, ' ').slice(0, 200);

router.post('/rooms/:room/leave', requireUser, (req, res) => {
  const reason = oneLine(req.body.reason ?? 'no reason');

  audit.write(util.format(`user left room, reason: ${reason}, by %s at %d`, req.user.id, Date.now())); // fault: CWE-134
  res.status(204).end();
});

router.post('/rooms/:room/report', requireUser, (req, res) => {
  const { text = '' } = req.body;
  const message = 'report: ' + oneLine(text) + ' (from %s)';

  console.warn(message, req.user.id); // fault: CWE-134
  res.status(202).json({ accepted: true });
});

module.exports = router;
