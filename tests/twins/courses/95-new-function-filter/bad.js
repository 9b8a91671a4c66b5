const products = require('../data/products.json');

function compileFilter(expression) {
  return new Function('product', 'return ' + expression); // fault: CWE-95|CWE-94
}

// GET /products?filter=product.price<20
async function listProducts(req, res) {
  const filter = req.query.filter ? compileFilter(req.query.filter) : () => true;
  res.json(products.filter(filter));
}

module.exports = { listProducts };
