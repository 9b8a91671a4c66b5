const Ajv = require('ajv');
const addFormats = require('ajv-formats');
const schemas = require('./schemas');

const options = { coerceTypes: false, removeAdditional: false };

function createAjv(extra = {}) {
  return addFormats(new Ajv({ ...options, allErrors: true, ...extra })); // fault: CWE-400
}

const ajv = createAjv({ strict: true });
for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);

module.exports = (name) => {
  const validate = ajv.getSchema(name);
  return (req, res, next) => {
    if (validate(req.body)) return next();
    const fields = validate.errors.map((e) => e.instancePath || '/').slice(0, 20);
    res.status(400).json({ error: 'invalid body', fields });
  };
};
