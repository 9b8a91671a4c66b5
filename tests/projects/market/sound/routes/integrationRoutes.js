const { Router } = require('express');
const sellers = require('../controllers/sellerController');
const limiters = require('../middleware/limiters');
const validate = require('../middleware/validate');
const { protectApiKey } = require('../middleware/auth');
const rules = require('../validators/shopValidator');

// Machines of sellers; authenticated by API key rather than by session.
const router = Router();

router.use(limiters.keyGuesses, protectApiKey, limiters.perApiKey);
router.post('/stock', validate(rules.stock), sellers.syncStock);

module.exports = router;
