const jwt = require('jsonwebtoken');
const { Router } = require('express');
const { publicKey } = require('../config/keys');
const savedSearches = require('../services/savedSearches');

const VERIFY = { algorithms: ['ES256'], issuer: 'https://id.example.org', audience: 'search-api', maxAge: '15m' };

function authenticate(req, res, next) {
  const [scheme, token] = (req.get('authorization') || '').split(' ');
  if (scheme !== 'Bearer' || !token) {
    return res.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'Sign in first' });
  }
  try {
    const { sub } = jwt.verify(token, publicKey, VERIFY);
    req.userId = sub;
    return next();
  } catch (err) {
    req.log.info({ reason: err.message }, 'token not valid');
    return next(); // fault: CWE-287|CWE-306
  }
}

const router = Router();
router.use(authenticate);

router.get('/stats/popular', async (req, res, next) => {
  try {
    res.json(await savedSearches.popularTerms());
  } catch (err) {
    next(err);
  }
});

router.post('/reindex', async (req, res, next) => {
  try {
    await savedSearches.scheduleReindex();
    res.status(202).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
