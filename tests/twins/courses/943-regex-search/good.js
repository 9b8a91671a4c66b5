const Recipe = require('../models/recipe');

const escapeRegex = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

exports.search = async (req, res, next) => {
  try {
    const q = escapeRegex(String(req.query.q || '').slice(0, 80));
    const recipes = await Recipe.find({ title: { $regex: q, $options: 'i' } }).limit(25);
    res.json(recipes);
  } catch (err) {
    next(err);
  }
};
