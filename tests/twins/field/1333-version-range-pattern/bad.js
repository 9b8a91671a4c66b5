'use strict';
// rangelite/parse.js – parses "1.2 || >=3 4" style ranges
const RANGE = /^(\s*(\d+\.?)+\s*(\|\|)?\s*)+$/; // fault: CWE-1333|CWE-185|CWE-400

function isRange(text) {
  return RANGE.test(text);
}

function parse(text) {
  if (!isRange(text)) throw new TypeError('invalid range: ' + JSON.stringify(text.slice(0, 50)));
  return text.split('||').map((part) => part.trim());
}

module.exports = { isRange, parse };

module.exports.validateRoute = function (req, res) {
  const range = String(req.body.range);
  res.json({ valid: isRange(range) });
};
