const rateLimit = require('express-rate-limit');

const common = {
  standardHeaders: 'draft-7',
  legacyHeaders: false,
  message: { error: 'Too many requests, slow down.' },
};

function build(name, minutes, max) {
  return rateLimit({
    ...common,
    windowMs: minutes * 60 * 1000,
    max,
    requestPropertyName: `limit_${name}`,
  });
}

module.exports = {
  loginLimit: build('login', 15, 10),
  searchLimit: build('search', 1, 60),
  reportLimit: build('report', 60, 20),
};
