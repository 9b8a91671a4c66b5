const { Router } = require('express');
const reviews = require('../controllers/reviewController');
const validate = require('../middleware/validate');
const { require: allow } = require('../middleware/auth');
const rules = require('../validators/shopValidator');

const router = Router();

router.use(allow('review:write'));

router.post('/products/:id', validate(rules.createReview), reviews.create);
router.patch('/:id', validate(rules.updateReview), reviews.update);
router.delete('/:id', validate(rules.byId), reviews.remove);

module.exports = router;
