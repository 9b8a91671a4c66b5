const rateLimit = require('express-rate-limit');

const make = (minutes, limit) => rateLimit({ windowMs: minutes * 60 * 1000, limit, standardHeaders: 'draft-7', legacyHeaders: false });

module.exports = { signIn: make(15, 5), general: make(1, 100), posting: make(10, 20) };
