const jwt = require('jsonwebtoken');
const { promisify } = require('util');
const verify = promisify(jwt.verify);

const SUPPORTED = ['HS256', 'HS512'];
const REFUSED = ['none'];

function bearer(req) {
  const [scheme, token] = (req.get('authorization') || '').split(' ');
  return scheme === 'Bearer' ? token : undefined;
}

module.exports = async function authenticate(req, res, next) {
  const token = bearer(req);
  if (!token) return res.status(401).json({ error: 'unauthenticated' });
  const head = jwt.decode(token, { complete: true })?.header;
  if (!head || REFUSED.includes(String(head.alg).toLowerCase())) {
    return res.status(401).json({ error: 'unauthenticated' });
  }
  try {
    const claims = await verify(token, process.env.JWT_SECRET, { algorithms: SUPPORTED, issuer: 'kiosk-hub' });
    req.auth = { userId: claims.sub };
  } catch {
    return res.status(401).json({ error: 'unauthenticated' });
  }
  next();
};
