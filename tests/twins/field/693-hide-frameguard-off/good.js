const helmet = require('helmet');

const base = {
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  hsts: { maxAge: 31536000 },
};

// partner portal embeds our booking widget in an iframe
const widget = Object.assign({}, base, {
  contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], frameAncestors: ["'self'", 'https://portal.partner.example'] } },
});

module.exports = function secureHeaders(app) {
  app.use('/widget', helmet(widget));
  app.use('/admin', helmet(base));
  return app;
};
