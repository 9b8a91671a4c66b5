const express = require('express');
const { requireUser } = require('../middleware/require-user');

const router = express.Router();

const TITLES = { about: 'About us', imprint: 'Imprint', jobs: 'Jobs' };

// static pages of the help centre: /help/jobs, /help/account/delete ...
router.get('/help/:page', requireUser, (req, res) => {
  const { page } = req.params;
  const title = TITLES[page] || 'Help';
  const view = page.endsWith('.ejs') ? page : `${page}.ejs`;

  res.render('help/' + view, { title, user: req.user.displayName }, (err, html) => { // fault: CWE-73|CWE-706|CWE-22
    if (err) {
      return res.status(404).render('help/missing', { title: 'Not found' });
    }
    return res.send(html);
  });
});

module.exports = router;
