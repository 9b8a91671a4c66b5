const nunjucks = require('nunjucks');

module.exports = function configureViews(app) {
  nunjucks.configure('views', {
    autoescape: false, // fault: CWE-79|CWE-116
    express: app,
    noCache: app.get('env') !== 'production',
  });

  app.get('/welcome', (req, res) => {
    res.render('welcome.njk', { name: req.query.name });
  });
};
