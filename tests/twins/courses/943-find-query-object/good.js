const Product = require('../models/product');

const FILTERS = ['color', 'brand', 'size'];

// GET /products?color=red&brand=acme, app uses "query parser": "extended"
exports.list = async (req, res) => {
  const filter = {};
  for (const name of FILTERS) {
    if (typeof req.query[name] === 'string') filter[name] = { $eq: req.query[name] };
  }

  const page = Math.max(Number(req.query.page) || 1, 1);
  const products = await Product.find(filter).skip((page - 1) * 20).limit(20).lean();
  res.json({ page, products });
};
