const nunjucks = require('nunjucks');

module.exports = function configureViews(app) {
  nunjucks.configure('views', {
    autoescape: true,
    express: app,
    noCache: app.get('env') !== 'production',
  });

  app.get('/welcome', (req, res) => {
    res.render('welcome.njk', { name: req.query.name });
  });
};
