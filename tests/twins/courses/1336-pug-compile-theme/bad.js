const pug = require('pug');
const { requireUser } = require('../middleware/session');

module.exports = function (app) {
  app.post('/themes/preview', requireUser, function (req, res) {
    const layout = req.body.layout;
    const fn = pug.compile(layout, { pretty: true }); // fault: CWE-1336|CWE-94
    res.json({ html: fn({ shop: 'Demo shop' }) });
  });
};
