const Handlebars = require('handlebars');
const fs = require('fs');
const path = require('path');

const source = fs.readFileSync(path.join(__dirname, 'ticket.hbs'), 'utf8');

/* keeps the line breaks which customers type into the form */
Handlebars.registerHelper('multiline', function (text) {
  const lines = String(text ?? '').split(/\r?\n/);
  const joined = lines.join('<br>');
  return new Handlebars.SafeString(joined); // fault: CWE-79
});

const template = Handlebars.compile(source, { strict: true });

exports.show = function (tickets) {
  return function (req, res, next) {
    tickets.findForUser(req.user.id, Number(req.params.id))
      .then((ticket) => {
        if (!ticket) return res.sendStatus(404);
        res.send(template({ subject: ticket.subject, body: ticket.body }));
      })
      .catch(next);
  };
};
