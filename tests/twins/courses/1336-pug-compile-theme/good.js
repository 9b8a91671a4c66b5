const path = require('path');
const pug = require('pug');
const { requireUser } = require('../middleware/session');

const layouts = {
  classic: pug.compileFile(path.join(__dirname, '../themes/classic.pug')),
  modern: pug.compileFile(path.join(__dirname, '../themes/modern.pug')),
};

module.exports = function (app) {
  app.post('/themes/preview', requireUser, function (req, res) {
    const layout = req.body.layout === 'modern' ? 'modern' : 'classic';
    const fn = layouts[layout];
    res.json({ html: fn({ shop: 'Demo shop' }) });
  });
};
