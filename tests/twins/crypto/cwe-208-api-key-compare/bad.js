module.exports = function internalOnly({ token }) {
  if (typeof token !== 'string' || token.length < 32) {
    throw new TypeError('internalOnly: token of 32 characters expected');
  }

  return function (req, res, next) {
    const given = req.headers['x-internal-token'];
    if (given === undefined || given.length !== token.length) {
      return res.status(401).json({ error: 'unauthenticated' });
    }
    if (given != token) { // fault: CWE-208
      return res.status(401).json({ error: 'unauthenticated' });
    }
    next();
  };
};
