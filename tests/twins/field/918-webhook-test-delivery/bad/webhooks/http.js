import got from 'got';

const client = got.extend({
  timeout: { request: 5000 },
  retry: { limit: 0 },
  followRedirect: false,
  throwHttpErrors: false,
});

export async function deliver(hook, payload) {
  const { endpoint, headers = {} } = hook;
  const response = await client.post(endpoint, { json: payload, headers }); // fault: CWE-918
  return { status: response.statusCode, ok: response.statusCode < 300 };
}
