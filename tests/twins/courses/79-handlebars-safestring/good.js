const Handlebars = require('handlebars');

Handlebars.registerHelper('link', function (url, text) {
  const label = Handlebars.escapeExpression(text || url);
  return new Handlebars.SafeString('<a href="/go/' + encodeURIComponent(url) + '">' + label + '</a>');
});

const template = Handlebars.compile('<li>{{link url title}}</li>');

exports.bookmark = (req, res) => {
  res.send(template({ url: req.body.url, title: req.body.title }));
};
