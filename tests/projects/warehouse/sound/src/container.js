'use strict';

const lib = require('./lib');
const createRepositories = require('./repositories');
const createServices = require('./services');
const createControllers = require('./controllers');
const createMiddleware = require('./middleware');
const createRoutes = require('./routes');
const createApp = require('./app');

module.exports = ({ config, redis, db = lib.createDb({ config }), logger = lib.createLogger({ config }) }) => {
  const base = { config, redis, db, logger };
  const repositories = createRepositories(base);
  const securityLog = lib.createSecurityLog(base);
  const tokens = lib.createTokens(base);

  const services = createServices({
    ...base,
    repositories,
    securityLog,
    tokens,
    passwords: lib.createPasswords(),
    loginGuard: lib.createLoginGuard({ redis, securityLog }),
    cipher: lib.fieldCipher({ key: config.fieldKey }),
    mailer: lib.createMailer(base),
    labelPrinter: lib.createLabelPrinter(base),
    pdf: lib.pdf,
  });

  const middleware = createMiddleware({ ...base, repositories, securityLog, tokens });
  const controllers = createControllers({ ...base, services });
  const routes = createRoutes({ controllers, middleware });
  return { app: createApp({ config, middleware, routes }), db, logger, services };
};
