module.exports = {
  port: Number(process.env.PORT) || 3000,
  token: {
    issuer: 'https://api.example.com',
    ttl: '15m',
    key: process.env.JWT_KEY,
  },
};

if (!module.exports.token.key || module.exports.token.key.length < 32) {
  throw new Error('JWT_KEY must be set (32 characters or more)');
}
