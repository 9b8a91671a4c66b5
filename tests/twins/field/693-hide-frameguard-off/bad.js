const helmet = require('helmet');

const base = {
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  hsts: { maxAge: 31536000 },
};

// partner portal embeds our booking widget in an iframe
const widget = Object.assign({}, base, {
  frameguard: false, // fault: CWE-693|CWE-1021
  contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], frameAncestors: ['*'] } }, // fault: CWE-693|CWE-1021
});

module.exports = function secureHeaders(app) {
  app.use('/widget', helmet(widget));
  app.use('/admin', helmet(base));
  return app;
};
