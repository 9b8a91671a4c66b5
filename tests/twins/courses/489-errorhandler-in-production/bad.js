const errorhandler = require('errorhandler');
const morgan = require('morgan');

module.exports = function finish(app) {
  app.use(morgan('combined'));
  app.use((req, res) => res.status(404).json({ error: 'Not found' }));
  app.use(errorhandler({ log: false })); // fault: CWE-489|CWE-209
};
