import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { BadRequestError } from '../lib/index.js';

const strict = addFormats(new Ajv({ allErrors: false, removeAdditional: false }));
const coercing = addFormats(new Ajv({ allErrors: false, coerceTypes: true, useDefaults: true }));

const describe = (errors) =>
  errors.map(({ instancePath, keyword, params }) => ({
    field: instancePath.slice(1).replaceAll('/', '.') || params.missingProperty || '',
    message: keyword === 'additionalProperties' ? 'unknown field' : 'invalid value',
  }));

export function validate(schemas) {
  const checks = Object.entries(schemas).map(([part, schema]) => [part, (part === 'query' ? coercing : strict).compile(schema)]);
  return (req, _res, next) => {
    const valid = {};
    for (const [part, check] of checks) {
      const value = structuredClone(part === 'query' ? { ...req.query } : (req[part] ?? {}));
      if (!check(value)) return next(new BadRequestError(describe(check.errors)));
      valid[part] = value;
    }
    req.valid = valid;
    return next();
  };
}
