const Recipe = require('../models/recipe');

exports.search = async (req, res, next) => {
  try {
    const q = req.query.q || '';
    const recipes = await Recipe.find({ title: { $regex: q, $options: 'i' } }).limit(25); // fault: CWE-943|CWE-1333|CWE-400
    res.json(recipes);
  } catch (err) {
    next(err);
  }
};
