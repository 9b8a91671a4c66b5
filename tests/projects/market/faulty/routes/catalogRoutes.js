const { Router } = require('express');
const admin = require('../controllers/adminController');
const products = require('../controllers/productController');
const reviews = require('../controllers/reviewController');
const site = require('../controllers/siteController');
const validate = require('../middleware/validate');
const rules = require('../validators/shopValidator');

// Public: what anybody may read.
const router = Router();

router.get('/products', validate(rules.listProducts), products.list);
router.get('/products/:id', validate(rules.byId), products.get);
router.get('/products/:id/reviews', validate(rules.byId), reviews.listForProduct);
// the campaign planner switches these
router.post('/products/:id/featured', validate(rules.feature), admin.featureProduct); // error: [route-without-authentication]
router.get('/images/:name', validate(rules.imageName), products.image);
router.get('/go/:name', validate(rules.linkName), site.shortLink);

module.exports = router;
