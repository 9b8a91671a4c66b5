const Ajv = require('ajv');
const addFormats = require('ajv-formats');

const ajv = addFormats(new Ajv({ coerceTypes: true }));

/** Middleware that checks a part of the request against a JSON Schema and refuses what it does not name. */
module.exports = (part, properties, required = Object.keys(properties)) => {
  const validate = ajv.compile({ type: 'object', properties, required, additionalProperties: false });
  return (req, res, next) => (validate(req[part]) ? next() : res.status(400).json({ error: 'Invalid request', fields: validate.errors.map((one) => one.instancePath) }));
};
