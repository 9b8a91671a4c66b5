'use strict';

const { generateToken } = require('./csrf');

// what every view may use
module.exports = (req, res, next) => {
  res.locals.user = req.user ? { id: req.user.id, name: req.user.display_name, role: req.user.role } : null;
  res.locals.csrfToken = () => generateToken(req);
  res.locals.flashes = () => ({ info: req.flash('info'), error: req.flash('error') });
  next();
};
