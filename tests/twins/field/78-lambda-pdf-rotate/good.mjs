import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fetchToTmp } from './storage.mjs';

const reply = (statusCode, body) => ({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const handler = async (event) => {
  const { documentId } = event.pathParameters;
  const { angle = '90', pages = '1-z' } = event.queryStringParameters ?? {};
  const tenant = event.requestContext.authorizer.claims.tenant;

  const src = await fetchToTmp(tenant, documentId);
  if (!src) return reply(404, { error: 'not found' });

  const degrees = parseInt(angle, 10);
  if (![90, 180, 270].includes(degrees)) return reply(400, { error: 'angle must be 90, 180 or 270' });
  if (!/^[0-9z,-]{1,40}$/.test(pages)) return reply(400, { error: 'bad page range' });
  execFileSync('qpdf', [src, '/tmp/out.pdf', `--rotate=+${degrees}:${pages}`]);

  return {
    statusCode: 200,
    isBase64Encoded: true,
    headers: { 'content-type': 'application/pdf' },
    body: readFileSync('/tmp/out.pdf').toString('base64'),
  };
};
