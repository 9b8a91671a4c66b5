const TRUSTED = ['example.com', 'example.dev'];

const isTrusted = (origin) => TRUSTED.some((domain) => origin.includes(domain)); // fault: CWE-942|CWE-346|CWE-183

module.exports = {
  origin: (origin, callback) => callback(null, !origin || isTrusted(origin)),
  credentials: true,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 600,
};
