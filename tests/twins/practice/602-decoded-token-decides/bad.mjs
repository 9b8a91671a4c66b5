import { decodeJwt } from 'jose';
import { refunds } from './refunds.mjs';

const json = (statusCode, body) => ({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const handler = async (event) => {
  const token = (event.headers?.authorization ?? '').replace(/^Bearer /, '');

  let claims;
  try {
    claims = decodeJwt(token); // fault: CWE-345|CWE-347|CWE-602|CWE-807
  } catch {
    console.warn(JSON.stringify({ event: 'authn_token_rejected', requestId: event.requestContext.requestId }));
    return json(401, { error: 'unauthenticated' });
  }

  if (!Array.isArray(claims.permissions) || !claims.permissions.includes('refund:approve')) {
    console.warn(JSON.stringify({ event: 'authz_fail', user: claims.sub, action: 'refund:approve' }));
    return json(403, { error: 'forbidden' });
  }

  const refundId = event.pathParameters?.refundId ?? '';
  if (!/^rf_[a-z0-9]{16}$/.test(refundId)) return json(404, { error: 'not found' });

  await refunds.approve(refundId, claims.sub);
  console.info(JSON.stringify({ event: 'refund_approved', user: claims.sub, refundId }));
  return json(200, { approved: true });
};
