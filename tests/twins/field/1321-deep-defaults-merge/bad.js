'use strict';
// settings-merge: recursive merge of plain objects

const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);

function merge(target, source) {
  for (const key in source) {
    const value = source[key];
    if (isObject(value) && isObject(target[key])) {
      merge(target[key], value);
    } else {
      target[key] = value; // fault: CWE-1321|CWE-915
    }
  }
  return target;
}

module.exports = merge;

// PATCH /settings
module.exports.handler = function (req, res) {
  const current = req.app.locals.settings.load(req.user.id);
  const next = merge(JSON.parse(JSON.stringify(current)), req.body);
  req.app.locals.settings.save(req.user.id, next);
  res.json(next);
};
