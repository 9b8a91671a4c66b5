'use strict';

const { invalid } = require('../lib/errors');
const { alarm } = require('../lib/logger');

const PARTS = ['params', 'query', 'body'];

// handlers read req.valid only; `back` is where a form is shown again
module.exports = (schemas, { back } = {}) => (req, res, next) => {
  const valid = {};
  for (const part of PARTS) {
    if (!schemas[part]) continue;
    const result = schemas[part].safeParse(req[part] ?? {});
    if (!result.success) {
      const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.')))];
      alarm('input_validation_fail', req, { part, fields: fields.slice(0, 10) });
      if (!back) return next(invalid(fields));
      req.flash('error', 'Please check what you entered.');
      return res.redirect(back);
    }
    valid[part] = result.data;
  }
  req.valid = valid;
  return next();
};
