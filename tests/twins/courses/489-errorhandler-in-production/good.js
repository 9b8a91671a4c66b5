const errorhandler = require('errorhandler');
const morgan = require('morgan');

module.exports = function finish(app) {
  app.use(morgan('combined'));
  app.use((req, res) => res.status(404).json({ error: 'Not found' }));
  if (process.env.NODE_ENV === 'development') {
    app.use(errorhandler({ log: false }));
  }
  app.use((err, req, res, next) => res.status(500).json({ error: 'Internal server error' }));
};
