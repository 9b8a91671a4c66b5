import Ajv, { type JSONSchemaType } from 'ajv';
import addFormats from 'ajv-formats';
import type { RequestHandler } from 'express';

const ajv = addFormats(new Ajv({ removeAdditional: false, allErrors: process.env.NODE_ENV === 'test' }));

export function body<T>(schema: JSONSchemaType<T>): RequestHandler {
  const validate = ajv.compile(schema);
  return (req, res, next) => {
    if (validate(req.body)) return next();
    const problems = (validate.errors ?? []).map(({ instancePath, keyword }) => ({ instancePath, keyword }));
    res.status(422).json({ error: 'validation failed', problems });
  };
}
