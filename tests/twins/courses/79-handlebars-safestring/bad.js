const Handlebars = require('handlebars');

Handlebars.registerHelper('link', function (url, text) {
  const label = text || url;
  return new Handlebars.SafeString('<a href="/go/' + encodeURIComponent(url) + '">' + label + '</a>'); // fault: CWE-79
});

const template = Handlebars.compile('<li>{{link url title}}</li>');

exports.bookmark = (req, res) => {
  res.send(template({ url: req.body.url, title: req.body.title }));
};
