const { Router } = require('express');
const products = require('../controllers/productController');
const orders = require('../controllers/orderController');
const sellers = require('../controllers/sellerController');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { productImages } = require('../middleware/upload');
const { requireRecentMfa, require: allow } = require('../middleware/auth');
const rules = require('../validators/shopValidator');

const router = Router();

router.use(allow('shop:manage'));

router.route('/products')
  .get(validate({ query: rules.listOrders.query }), products.listOwn)
  .post(allow('product:write'), validate(rules.createProduct), products.create);
router.route('/products/:id')
  .patch(allow('product:write'), validate(rules.updateProduct), products.update)
  .delete(allow('product:write'), validate(rules.byId), products.archive);
router.post('/products/:id/images', allow('product:write'), limiters.upload, validate(rules.byId), productImages, products.addImages);

router.get('/orders', validate(rules.listOrders), orders.listSold);
router.patch('/orders/:id', allow('order:fulfil'), validate(rules.moveOrder), orders.fulfil);

router.patch('/storefront', validate(rules.storefront), sellers.updateStorefront);
router.post('/payout', requireRecentMfa, validate(rules.payout), sellers.setPayout);
router.post('/api-keys', requireRecentMfa, validate(rules.apiKey), sellers.createApiKey);
router.delete('/api-keys/:id', validate(rules.byId), sellers.revokeApiKey);

module.exports = router;
