const express = require('express');
const { body, param, validationResult, matchedData } = require('express-validator');
const requireUser = require('../middleware/requireUser');
const bookings = require('../services/bookings');

const router = express.Router();

const checks = [
  body('roomId').isInt({ min: 1 }).toInt(),
  body('from').isISO8601({ strict: true }).toDate(),
  body('nights').isInt({ min: 1, max: 28 }).toInt(),
];

function done(req, res, next) {
  const found = validationResult(req);
  if (found.isEmpty()) return next();
  res.status(400).json({ error: 'invalid_request', fields: Object.keys(found.mapped()) });
}

router.post('/', requireUser, checks, (req, res, next) => { // fault: CWE-20
  const { roomId, from, nights } = req.body;
  bookings
    .reserve({ guestId: req.user.id, roomId, from, nights })
    .then((booking) => res.status(201).json({ id: booking.id, price: booking.price }))
    .catch(next);
});

router.delete('/:id', requireUser, param('id').isInt({ min: 1 }).toInt(), done, (req, res, next) => {
  const { id } = matchedData(req);
  bookings
    .cancel({ id, guestId: req.user.id })
    .then((ok) => res.sendStatus(ok ? 204 : 404))
    .catch(next);
});

module.exports = router;
