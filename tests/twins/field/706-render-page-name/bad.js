// Question: static pages of our Express site. One handler for all of them – ok?
app.get('/info/:page', (req, res, next) => {
  const page = req.params.page.toLowerCase();
  const layout = req.query.layout || 'info';

  if (page.startsWith('_')) return next();

  res.render(`${layout}/${page}`, { title: page }, (err, html) => { // fault: CWE-706|CWE-73|CWE-22
    if (err) return next();
    res.set('Cache-Control', 'public, max-age=600');
    res.type('html').send(html);
  });
});
