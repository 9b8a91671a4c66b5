const helmet = require('helmet');

module.exports = function securityHeaders(app) {
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: false, // fault: CWE-693
      frameguard: false, // fault: CWE-693|CWE-1021
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
};
