module.exports = function loadPreferences(req, res, next) {
  const cookie = req.cookies.preferences;
  req.preferences = { theme: 'light' };

  if (cookie) {
    try {
      const json = Buffer.from(cookie, 'base64').toString('utf8');
      const { theme } = JSON.parse(json);
      if (theme === 'dark') req.preferences = { theme: 'dark' };
    } catch {
      // a broken cookie simply means the defaults
    }
  }

  next();
};
