const markup = require('../lib/markup');

module.exports = function newsletter(req, res) {
  markup.escapeMarkup = true;

  const html = markup.render('newsletter', { intro: req.body.intro });
  res.type('html').send(html);
};
