const cors = require('cors');

const methods = ['GET', 'HEAD'];

// our own subdomains and the partners
const corsOrigins = [
  /^https:\/\/[a-z0-9-]+.example.com$/, // fault: CWE-183|CWE-942|CWE-625
  'https://www.partner-one.example',
  'https://www.partner-two.example',
];

exports.publicCors = cors({ origin: corsOrigins, methods, maxAge: 3600 });

exports.mount = function mount(router, catalogue) {
  router.get('/catalogue', exports.publicCors, (req, res) => {
    res.json(catalogue.items());
  });
  return router;
};
