const { Op, literal } = require('sequelize');
const { Post } = require('../models');

const ORDERS = {
  newest: 'createdAt DESC',
  popular: 'likes * 2 + comments DESC',
};

exports.index = (req, res, next) => {
  const since = new Date(Date.now() - 7 * 24 * 3600 * 1000);
  const sort = req.query.sort === 'popular' ? ORDERS.popular : ORDERS.newest;

  Post.findAll({
    where: { published: true, createdAt: { [Op.gt]: since } },
    order: literal(sort),
    limit: 50,
  })
    .then((posts) => res.json(posts))
    .catch(next);
};
