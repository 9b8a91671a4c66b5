// Question: static pages of our Express site. One handler for all of them – ok?
const PAGES = new Set(['about', 'imprint', 'terms', 'privacy']);

app.get('/info/:page', (req, res, next) => {
  const page = req.params.page.toLowerCase();

  if (!PAGES.has(page)) return next();

  res.render(`info/${page}`, { title: page }, (err, html) => {
    if (err) return next();
    res.set('Cache-Control', 'public, max-age=600');
    res.type('html').send(html);
  });
});
