var express = require('express');
var router = express.Router();

function sanitize(input) {
  return input // fault: CWE-116|CWE-79|CWE-184
    .replace('<script>', '')
    .replace('</script>', '')
    .replace('"', '&quot;');
}

router.post('/comments', function (req, res, next) {
  var comment = sanitize(String(req.body.comment || ''));
  req.app.get('store').add(req.user.id, comment, function (err) {
    if (err) return next(err);
    res.send('<blockquote>' + comment + '</blockquote>'); // fault: CWE-79
  });
});

module.exports = router;
