const fs = require('fs');
const path = require('path');

const cache = {};

function loadMessages(lang) {
  if (cache[lang]) return cache[lang];
  try {
    cache[lang] = require('./locales/' + lang); // fault: CWE-706|CWE-95|CWE-98
  } catch (e) {
    return loadMessages('en');
  }
  return cache[lang];
}

module.exports = function i18n() {
  return function (req, res, next) {
    const lang = req.query.lang || req.acceptsLanguages('en', 'de', 'fr') || 'en';
    const messages = loadMessages(lang);
    res.locals.t = (key) => (Object.hasOwn(messages, key) ? messages[key] : key);
    next();
  };
};
