const Joi = require('joi');
const { Router } = require('express');
const Review = require('../models/review');
const { authenticate } = require('../middleware/authenticate');

const schema = Joi.object({
  product: Joi.string().hex().length(24).required(),
  stars: Joi.number().integer().min(1).max(5).required(),
  text: Joi.string().max(2000).allow(''),
});

const router = Router();

router.post('/reviews', authenticate, async (req, res, next) => {
  const { error, value } = schema.validate(req.body, { allowUnknown: true, stripUnknown: true });
  if (error) return res.status(400).json({ error: 'invalid review' });
  try {
    const review = new Review(value);
    review.author = req.user.id;
    await review.save();
    res.status(201).json({ id: review.id, stars: review.stars });
  } catch (err) {
    next(err);
  }
});

module.exports = router;
