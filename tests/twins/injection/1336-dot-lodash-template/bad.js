const _ = require('lodash');
const doT = require('dot');
const express = require('express');
const requireEditor = require('../lib/require-editor');
const snippets = require('../lib/snippets');

const router = express.Router();

function subjectLine(pattern, campaign) {
  const fill = _.template(pattern); // fault: CWE-1336|CWE-94
  return fill({ name: campaign.name, year: new Date().getFullYear() });
}

router.post('/snippets/preview', requireEditor, function (req, res, next) {
  const { subject, block } = req.body;

  snippets.campaignOf(req.user.id, function (err, campaign) {
    if (err) return next(err);
    const engine = doT.template('<div>' + block + '</div>'); // fault: CWE-1336|CWE-94
    return res.json({
      subject: subjectLine(subject, campaign),
      block: engine(campaign),
    });
  });
});

module.exports = router;
