const cors = require('cors');

const corsPattern = /^https:\/\/[a-z]+\.example\.com$/;

module.exports = cors({
  origin: corsPattern,
  credentials: true,
  methods: ['GET', 'PUT'],
  maxAge: 3600,
});
