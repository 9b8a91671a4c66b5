const express = require('express');
const cookieSession = require('cookie-session');
const wishlist = require('./wishlist');

const shop = express.Router();

const defaults = { keys: ['shop-cookie-key'] }; // fault: CWE-798|CWE-321

shop.use(
  cookieSession({
    name: '__Host-shop',
    maxAge: 24 * 60 * 60 * 1000,
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    ...defaults,
  }),
);

shop.get('/wishlist', (req, res) => {
  res.json({ items: req.session.items || [] });
});

shop.use('/wishlist/edit', wishlist);

module.exports = shop;
