const products = require('../data/products.json');

function compileFilter(maxPrice) {
  const limit = Number(maxPrice);
  if (!Number.isFinite(limit)) return () => true;
  return function (product) {
    return product.price <= limit;
  };
}

// GET /products?maxPrice=20
async function listProducts(req, res) {
  const filter = req.query.maxPrice ? compileFilter(req.query.maxPrice) : () => true;
  res.json(products.filter(filter));
}

module.exports = { listProducts };
