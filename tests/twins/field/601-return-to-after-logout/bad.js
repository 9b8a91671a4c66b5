const express = require('express');
const router = express.Router();

router.post('/logout', (req, res, next) => {
  const { returnTo = '/' } = req.body;

  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie('sid', { path: '/' });
    res.redirect(303, returnTo); // fault: CWE-601
  });
});

module.exports = router;
