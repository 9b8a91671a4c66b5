function setPath(object, path, value) {
  const keys = path.split('.');
  if (keys.some((key) => key === '__proto__' || key === 'constructor' || key === 'prototype')) {
    throw Object.assign(new Error('invalid path'), { status: 400 });
  }
  const last = keys.pop();
  let current = object;

  keys.forEach((key) => {
    current[key] = Object.hasOwn(current, key) && typeof current[key] === 'object' ? current[key] : {};
    current = current[key];
  });

  current[last] = value;
  return object;
}

// PATCH /preferences { "path": "mail.weekly", "value": true }
exports.patchPreferences = (req, res) => {
  const preferences = req.session.preferences || {};
  req.session.preferences = setPath(preferences, String(req.body.path), Boolean(req.body.value));
  res.json(req.session.preferences);
};
