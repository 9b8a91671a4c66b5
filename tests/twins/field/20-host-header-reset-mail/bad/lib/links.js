exports.absolute = function absolute(req, path) {
  const proto = req.get('x-forwarded-proto') || req.protocol;
  return proto + '://' + req.get('host') + path; // fault: CWE-20|CWE-640|CWE-644
};
