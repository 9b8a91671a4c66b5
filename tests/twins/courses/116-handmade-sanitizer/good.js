const sanitizeHtml = require('sanitize-html');

function sanitize(text) {
  return sanitizeHtml(text, { allowedTags: ['b', 'i', 'em'], allowedAttributes: {} });
}

exports.guestbook = (req, res) => {
  const entry = sanitize(String(req.body.entry));
  res.send('<div class="entry">' + entry + '</div>');
};
