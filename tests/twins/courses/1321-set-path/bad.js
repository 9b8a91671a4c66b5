function setPath(object, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  let current = object;

  keys.forEach((key) => {
    current[key] = current[key] || {};
    current = current[key];
  });

  current[last] = value; // fault: CWE-1321|CWE-915
  return object;
}

// PATCH /preferences { "path": "mail.weekly", "value": true }
exports.patchPreferences = (req, res) => {
  const preferences = req.session.preferences || {};
  req.session.preferences = setPath(preferences, req.body.path, req.body.value);
  res.json(req.session.preferences);
};
