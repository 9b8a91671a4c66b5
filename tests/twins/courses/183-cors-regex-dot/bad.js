const cors = require('cors');

const corsPattern = /^https:\/\/[a-z]+.example.com$/; // fault: CWE-183|CWE-942|CWE-346

module.exports = cors({
  origin: corsPattern,
  credentials: true,
  methods: ['GET', 'PUT'],
  maxAge: 3600,
});
