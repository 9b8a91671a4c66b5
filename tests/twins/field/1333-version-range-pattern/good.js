'use strict';
// rangelite/parse.js – parses "1.2 || >=3 4" style ranges
const PART = /^(?:[<>]=?)?\d{1,6}(?:\.\d{1,6}){0,2}$/;

function isRange(text) {
  return text.length <= 256 && text.split('||').every((p) => PART.test(p.trim()));
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
