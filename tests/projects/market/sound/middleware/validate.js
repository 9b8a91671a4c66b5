const AppError = require('../utils/appError');

const PARTS = ['params', 'query', 'body'];
const OPTIONS = { abortEarly: true, convert: true, allowUnknown: false };

/** Checks the named parts of a request; handlers read `req.valid`, never the raw parts. */
module.exports = (schemas) => (req, res, next) => {
  const valid = {};
  for (const part of PARTS) {
    if (!schemas[part]) continue;
    const { value, error } = schemas[part].validate(req[part] ?? {}, OPTIONS);
    if (error) {
      const fields = error.details.map((detail) => ({ field: detail.path.join('.') || part, problem: 'invalid' }));
      return next(new AppError(400, 'VALIDATION_FAILED', 'Some fields are not valid', { fields }));
    }
    valid[part] = value;
  }
  req.valid = valid;
  return next();
};
