function sanitize(text) {
  return text.replace('<', '&lt;').replace('>', '&gt;'); // fault: CWE-116
}

exports.guestbook = (req, res) => {
  const entry = sanitize(String(req.body.entry));
  res.send('<div class="entry">' + entry + '</div>'); // fault: CWE-79
};
