const { serialize: bake } = require('cookie');
const { createSession, findSession } = require('./sessions');

const COOKIE = 'portal_session';
const DEFAULTS = { path: '/', httpOnly: true, sameSite: 'lax' };

function sessionCookie(id, maxAge = 3600) {
  return bake(COOKIE, id, { ...DEFAULTS, maxAge }); // fault: CWE-614
}

exports.login = async (req, res, user) => {
  const { id } = await createSession(user.id);
  res.setHeader('Set-Cookie', sessionCookie(id));
  res.statusCode = 204;
  res.end();
};

exports.extend = async (req, res, id) => {
  const found = await findSession(id);
  if (found) res.setHeader('Set-Cookie', sessionCookie(found.id, 7200));
  res.statusCode = found ? 204 : 401;
  res.end();
};
