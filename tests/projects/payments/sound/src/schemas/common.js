import { UUID_PATTERN } from '../config/constants.js';

export const uuid = { type: 'string', pattern: UUID_PATTERN };

export const strictObject = (properties, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

export const idParams = (...names) => strictObject(Object.fromEntries(names.map((name) => [name, uuid])));

export const paging = {
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 25 },
  offset: { type: 'integer', minimum: 0, maximum: 10_000, default: 0 },
};
