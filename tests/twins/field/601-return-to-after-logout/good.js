const express = require('express');
const router = express.Router();

const LANDING = { shop: '/shop', blog: '/blog', home: '/' };

router.post('/logout', (req, res, next) => {
  const { returnTo = 'home' } = req.body;

  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie('sid', { path: '/' });
    res.redirect(303, Object.hasOwn(LANDING, returnTo) ? LANDING[returnTo] : '/');
  });
});

module.exports = router;
