const express = require('express');
const { requireUser } = require('../middleware/require-user');

const router = express.Router();

const TITLES = new Map([['about', 'About us'], ['imprint', 'Imprint'], ['jobs', 'Jobs']]);

// static pages of the help centre: /help/jobs, /help/account/delete ...
router.get('/help/:page', requireUser, (req, res) => {
  const { page } = req.params;
  if (!TITLES.has(page)) {
    return res.status(404).render('help/missing', { title: 'Not found' });
  }
  const title = TITLES.get(page);
  const view = `${page}.ejs`;

  return res.render('help/' + view, { title, user: req.user.displayName }, (err, html) => {
    if (err) {
      return res.status(404).render('help/missing', { title: 'Not found' });
    }
    return res.send(html);
  });
});

module.exports = router;
