const express = require('express');
const products = require('./product-repository');

const router = express.Router();

router.get('/products', async (req, res, next) => {
  try {
    const filters = { name: req.query.name, category: req.query.category };
    res.json(await products.search(filters));
  } catch (err) {
    next(err);
  }
});

module.exports = router;
