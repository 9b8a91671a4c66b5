const csrf = require('csurf');
const methodOverride = require('method-override');
const cookieParser = require('cookie-parser');

module.exports = function forms(app) {
  app.use(cookieParser());
  app.use(csrf({ cookie: { httpOnly: true, secure: true, sameSite: 'strict' } }));
  app.use(methodOverride('_method', { methods: null })); // fault: CWE-352

  app.use((req, res, next) => {
    res.locals.csrfToken = req.csrfToken();
    next();
  });
};
