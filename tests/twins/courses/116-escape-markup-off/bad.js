const markup = require('../lib/markup');

module.exports = function newsletter(req, res) {
  markup.escapeMarkup = false; // fault: CWE-116|CWE-79

  const html = markup.render('newsletter', { intro: req.body.intro });
  res.type('html').send(html);
};
