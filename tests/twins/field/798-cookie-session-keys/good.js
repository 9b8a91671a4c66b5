const express = require('express');
const cookieSession = require('cookie-session');
const wishlist = require('./wishlist');

const shop = express.Router();

const keys = (process.env.COOKIE_KEYS || '').split(' ').filter(Boolean);
if (keys.length === 0) throw new Error('COOKIE_KEYS is empty');

shop.use(
  cookieSession({
    name: '__Host-shop',
    maxAge: 24 * 60 * 60 * 1000,
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    keys,
  }),
);

shop.get('/wishlist', (req, res) => {
  res.json({ items: req.session.items || [] });
});

shop.use('/wishlist/edit', wishlist);

module.exports = shop;
