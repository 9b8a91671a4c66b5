import { execSync } from 'node:child_process';
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
  if (Number.isNaN(degrees)) return reply(400, { error: 'angle must be a number' });
  execSync(['qpdf', src, '/tmp/out.pdf', `--rotate=+${angle}:${pages}`].join(' ')); // fault: CWE-78

  return {
    statusCode: 200,
    isBase64Encoded: true,
    headers: { 'content-type': 'application/pdf' },
    body: readFileSync('/tmp/out.pdf').toString('base64'),
  };
};
