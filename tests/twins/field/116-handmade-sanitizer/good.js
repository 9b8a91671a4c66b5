var express = require('express');
var router = express.Router();

function sanitize(input) {
  return input
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

router.post('/comments', function (req, res, next) {
  var comment = sanitize(String(req.body.comment || ''));
  req.app.get('store').add(req.user.id, comment, function (err) {
    if (err) return next(err);
    res.send('<blockquote>' + comment + '</blockquote>');
  });
});

module.exports = router;
