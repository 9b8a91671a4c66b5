import { request as httpRequest } from 'undici';
import { createHash } from 'node:crypto';
import { putObject } from './store.mjs';

const reply = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

function pickUrl(event) {
  const payload = JSON.parse(event.body ?? '{}');
  const candidates = [payload.image?.url, payload.fallback?.url];
  const id = candidates.map((value) => /^https:\/\/pics\.acme\.example\/i\/(\d{1,12})$/.exec(String(value))?.[1]).find(Boolean);
  return id && `https://pics.acme.example/i/${id}`;
}

export const handler = async (event) => {
  const address = pickUrl(event);
  if (!address) return reply(400, { error: 'image url missing' });

  const { statusCode, body } = await httpRequest(address, { maxRedirections: 0, headersTimeout: 2000 });
  if (statusCode !== 200) return reply(422, { error: 'image not readable' });

  const bytes = Buffer.from(await body.arrayBuffer());
  const key = createHash('sha256').update(bytes).digest('hex');
  await putObject(`imports/${key}`, bytes);
  return reply(201, { key });
};
