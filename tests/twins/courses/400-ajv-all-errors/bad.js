const Ajv = require('ajv');
const addFormats = require('ajv-formats');

const ajv = new Ajv({ allErrors: true, removeAdditional: true }); // fault: CWE-400
addFormats(ajv);

module.exports = (schema) => {
  const check = ajv.compile(schema);
  return (req, res, next) => {
    if (!check(req.body)) {
      return res.status(400).json({ error: 'invalid input' });
    }
    next();
  };
};
