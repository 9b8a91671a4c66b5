const fs = require('fs');
const path = require('path');

const catalogs = new Map(
  fs.readdirSync(path.join(__dirname, 'locales'))
    .filter((f) => f.endsWith('.json'))
    .map((f) => [path.basename(f, '.json'), require(path.join(__dirname, 'locales', f))])
);

function loadMessages(lang) {
  return catalogs.get(lang) || catalogs.get('en');
}

module.exports = function i18n() {
  return function (req, res, next) {
    const lang = req.query.lang || req.acceptsLanguages('en', 'de', 'fr') || 'en';
    const messages = loadMessages(lang);
    res.locals.t = (key) => (Object.hasOwn(messages, key) ? messages[key] : key);
    next();
  };
};
