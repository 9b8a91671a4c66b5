const serialize = require('node-serialize');

module.exports = function loadPreferences(req, res, next) {
  const cookie = req.cookies.preferences;

  if (cookie) {
    const json = Buffer.from(cookie, 'base64').toString('utf8');
    req.preferences = serialize.unserialize(json); // fault: CWE-502
  } else {
    req.preferences = { theme: 'light' };
  }

  next();
};
