const cookieSession = require('cookie-session');

const options = {
  name: 'session',
  keys: [process.env.COOKIE_KEY_1, process.env.COOKIE_KEY_2],
  maxAge: 24 * 60 * 60 * 1000,
  sameSite: 'strict',
  httpOnly: true,
};
options.secure = false; // fault: CWE-614

exports.install = (app) => app.use(cookieSession(options));
