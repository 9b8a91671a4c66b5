const { Op, literal } = require('sequelize');
const { Post } = require('../models');

exports.index = (req, res, next) => {
  const since = new Date(Date.now() - 7 * 24 * 3600 * 1000);
  const sort = req.query.sort || 'createdAt DESC';

  Post.findAll({
    where: { published: true, createdAt: { [Op.gt]: since } },
    order: literal(sort), // fault: CWE-89|CWE-564
    limit: 50,
  })
    .then((posts) => res.json(posts))
    .catch(next);
};
