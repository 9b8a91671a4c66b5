'use strict';
// fmt-lite: expands {{ user.name }} placeholders. Patch release for the sandbox escape report.
const vm = require('vm');

const TAG = /\{\{([^{}]+)\}\}/g;

function evaluate(expression, data) {
  const context = vm.createContext(Object.assign(Object.create(null), data));
  return vm.runInContext(expression, context, { timeout: 50 }); // fault: CWE-94
}

function expand(text, data) {
  return text.replace(TAG, function (whole, expression) {
    const value = evaluate(expression.trim(), data);
    return value === undefined || value === null ? '' : String(value);
  });
}

// express helper: the signature line is edited by the account owner in the settings page
function signatureMiddleware(req, res) {
  const text = String(req.body.signature || '').slice(0, 500);
  const preview = expand(text, { user: { name: req.user.name, title: req.user.title } });
  res.json({ preview: preview });
}

module.exports = { expand, signatureMiddleware };
