import got from 'got';
import { allowedTarget } from './targets.js';

const client = got.extend({
  timeout: { request: 5000 },
  retry: { limit: 0 },
  followRedirect: false,
  throwHttpErrors: false,
});

export async function deliver(hook, payload) {
  const { endpoint, headers = {} } = hook;
  const target = allowedTarget(endpoint);
  const response = await client.post(target, { json: payload, headers });
  return { status: response.statusCode, ok: response.statusCode < 300 };
}
