const jwt = require('jsonwebtoken');

const settings = {
  key: process.env.JWT_KEY,
  accessTtl: process.env.ACCESS_TTL_SECONDS || '900', // a quarter of an hour
};

function signAccess(user, cb) {
  jwt.sign(
    { scope: user.scopes.join(' ') },
    settings.key,
    {
      algorithm: 'HS256',
      subject: String(user.id),
      issuer: 'meterdata',
      expiresIn: Math.min(Number.parseInt(settings.accessTtl, 10) || 900, 3600),
    },
    cb
  );
}

module.exports = { signAccess };
