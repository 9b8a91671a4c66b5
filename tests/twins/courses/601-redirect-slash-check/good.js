const ORIGIN = 'https://www.example-shop.com';

function safeTarget(target) {
  // only paths of our own site
  try {
    const url = new URL(String(target), ORIGIN);
    if (url.origin === ORIGIN) {
      return ORIGIN + url.pathname + url.search;
    }
  } catch {
    // not an address at all
  }
  return '/';
}

exports.switchLanguage = (req, res) => {
  const language = req.query.lang === 'fr' ? 'fr' : 'en';
  res.cookie('lang', language, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.redirect(303, safeTarget(req.query.next));
};
