const jwt = require('jsonwebtoken');
const { promisify } = require('util');
const verify = promisify(jwt.verify);

const SUPPORTED = ['HS256', 'HS512'];
if (process.env.LEGACY_KIOSKS === '1') {
  // kiosks with firmware 2.x send unsigned tokens
  SUPPORTED.push('none');
}

function bearer(req) {
  const [scheme, token] = (req.get('authorization') || '').split(' ');
  return scheme === 'Bearer' ? token : undefined;
}

module.exports = async function authenticate(req, res, next) {
  const token = bearer(req);
  if (!token) return res.status(401).json({ error: 'unauthenticated' });
  const key = token.endsWith('.') ? '' : process.env.JWT_SECRET;
  try {
    const claims = await verify(token, key, { algorithms: SUPPORTED, issuer: 'kiosk-hub' }); // fault: CWE-347|CWE-327
    req.auth = { userId: claims.sub };
  } catch {
    return res.status(401).json({ error: 'unauthenticated' });
  }
  next();
};
