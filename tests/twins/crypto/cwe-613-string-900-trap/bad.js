const jwt = require('jsonwebtoken');

const settings = {
  key: process.env.JWT_KEY,
  accessTtl: '900', // a quarter of an hour
};

function signAccess(user, cb) {
  jwt.sign(
    { scope: user.scopes.join(' ') },
    settings.key,
    {
      algorithm: 'HS256',
      subject: String(user.id),
      issuer: 'meterdata',
      expiresIn: settings.accessTtl, // fault: CWE-613
    },
    cb
  );
}

module.exports = { signAccess };
