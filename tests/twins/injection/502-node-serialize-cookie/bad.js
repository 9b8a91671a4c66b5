const express = require('express');
const serialize = require('node-serialize');

const router = express.Router();

const DEFAULTS = { theme: 'light', columns: 3, beta: false };

function decode(cookie) {
  if (!cookie) return null;
  return Buffer.from(cookie, 'base64').toString('utf8');
}

// cookie-parser runs before this router
router.use((req, res, next) => {
  let prefs = {};
  const text = decode(req.cookies.prefs);
  if (text) {
    try {
      prefs = serialize.unserialize(text); // fault: CWE-502
    } catch {
      res.clearCookie('prefs');
    }
  }
  res.locals.prefs = { ...DEFAULTS, columns: Number(prefs.columns) || DEFAULTS.columns };
  next();
});

router.get('/prefs', (req, res) => res.json(res.locals.prefs));

module.exports = router;
