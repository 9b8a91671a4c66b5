const Handlebars = require('handlebars');

const source = '<h3>{{subject}}</h3><p>{{message}}</p>';

const render = Handlebars.compile(source, { noEscape: false, strict: true });

exports.ticket = (req, res) => {
  const { subject, message } = req.body;
  res.send(render({ subject, message }));
};
