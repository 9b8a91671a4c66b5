import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { db } from './knex.mjs';

const ajv = addFormats(new Ajv());

const validSupplier = ajv.compile({
  type: 'object',
  required: ['name', 'email'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 120 },
    email: { type: 'string', format: 'email', maxLength: 254 },
    phone: { type: 'string', maxLength: 30, pattern: '^[+0-9 ()/-]*$' },
  },
});

export async function createSupplier(ctx) {
  const input = ctx.request.body;
  if (!validSupplier(input)) ctx.throw(400, 'Supplier not valid');

  // the table also holds approved, credit_limit and rating
  const values = { ...input, created_by: ctx.state.user.id };
  const [row] = await db('suppliers').insert(values, ['id', 'name', 'email']); // fault: CWE-915

  ctx.status = 201;
  ctx.body = row;
}
