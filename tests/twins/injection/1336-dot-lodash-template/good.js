const _ = require('lodash');
const doT = require('dot');
const express = require('express');
const requireEditor = require('../lib/require-editor');
const snippets = require('../lib/snippets');

const router = express.Router();

function subjectLine(text, campaign) {
  const fill = _.template('<%= text %> - <%= name %> <%= year %>');
  return fill({ text, name: campaign.name, year: new Date().getFullYear() });
}

router.post('/snippets/preview', requireEditor, function (req, res, next) {
  const { subject, block } = req.body;

  snippets.campaignOf(req.user.id, function (err, campaign) {
    if (err) return next(err);
    const engine = doT.template('<div>' + '{{! it.block }}' + '</div>');
    return res.json({
      subject: subjectLine(subject, campaign),
      block: engine({ block }),
    });
  });
});

module.exports = router;
