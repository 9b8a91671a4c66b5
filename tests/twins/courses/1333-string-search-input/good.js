const articles = require('../data/articles');

exports.highlight = (req, res) => {
  const article = articles.find((a) => a.id === Number(req.params.id));
  if (!article) return res.status(404).json({ error: 'not found' });

  const position = article.text.indexOf(req.query.term);
  res.json({ position, excerpt: article.text.slice(Math.max(position - 40, 0), position + 40) });
};
