const Product = require('../models/product');

// GET /products?color=red&brand=acme, app uses "query parser": "extended"
exports.list = async (req, res) => {
  const filter = { ...req.query };
  delete filter.page;

  const page = Math.max(Number(req.query.page) || 1, 1);
  const products = await Product.find(filter).skip((page - 1) * 20).limit(20).lean(); // fault: CWE-943
  res.json({ page, products });
};
