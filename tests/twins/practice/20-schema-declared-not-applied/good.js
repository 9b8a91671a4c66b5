const express = require('express');
const Joi = require('joi');
const { authenticate } = require('../middleware/authenticate');
const bookings = require('../services/bookings');

const bookingSchema = Joi.object({
  roomId: Joi.string().uuid().required(),
  from: Joi.date().iso().greater('now').required(),
  to: Joi.date().iso().greater(Joi.ref('from')).required(),
  guests: Joi.number().integer().min(1).max(6).required(),
});

const cancelSchema = Joi.object({ reason: Joi.string().trim().max(500).required() });

const validate = (schema) => (req, res, next) => {
  const { value, error } = schema.validate(req.body);
  if (error) return res.status(400).json({ error: 'Invalid input', field: error.details[0].path.join('.') });
  req.body = value;
  return next();
};

const router = express.Router();
router.use(authenticate);

router.post('/', validate(bookingSchema), async (req, res, next) => {
  try {
    const { roomId, from, to, guests } = req.body;
    const booking = await bookings.create(req.user.id, { roomId, from, to, guests });
    res.status(201).json({ id: booking.id, price: booking.price });
  } catch (err) {
    next(err);
  }
});

router.post('/:id/cancel', validate(cancelSchema), async (req, res, next) => {
  try {
    const done = await bookings.cancel(req.user.id, req.params.id, req.body.reason);
    res.status(done ? 204 : 404).end();
  } catch (err) {
    next(err);
  }
});

module.exports = router;
