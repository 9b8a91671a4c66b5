const TRUSTED = new Set(['https://example.com', 'https://app.example.com', 'https://example.dev']);

const isTrusted = (origin) => TRUSTED.has(origin);

module.exports = {
  origin: (origin, callback) => callback(null, !origin || isTrusted(origin)),
  credentials: true,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  maxAge: 600,
};
