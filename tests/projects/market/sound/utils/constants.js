const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

module.exports = {
  MINUTE,
  HOUR,
  DAY,
  ROLES: Object.freeze({ BUYER: 'buyer', SELLER: 'seller', ADMIN: 'admin' }),
  ORDER_STATUS: Object.freeze(['pending', 'paid', 'shipped', 'delivered', 'cancelled']),
  CATEGORIES: Object.freeze(['home', 'garden', 'fashion', 'books', 'electronics', 'toys']),
  REFRESH_COOKIE: '__Host-refresh',
  RESET_PASSWORD_PATH: '/reset-password',
  BCRYPT_ROUNDS: 12,
  BCRYPT_MAX_BYTES: 72,
};
