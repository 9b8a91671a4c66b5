function safeTarget(target) {
  // only paths of our own site
  if (typeof target === 'string' && target.startsWith('/')) {
    return target;
  }
  return '/';
}

exports.switchLanguage = (req, res) => {
  const language = req.query.lang === 'fr' ? 'fr' : 'en';
  res.cookie('lang', language, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.redirect(303, safeTarget(req.query.next)); // fault: CWE-601
};
