import { jwtDecode } from 'jwt-decode';

const allow = (principalId, methodArn, context) => ({
  principalId,
  context,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
  },
});

export const handler = async (event) => {
  const [, token] = /^Bearer (\S+)$/.exec(event.authorizationToken ?? '') ?? [];
  if (!token) throw new Error('Unauthorized');

  let claims;
  try {
    claims = jwtDecode(token); // fault: CWE-347|CWE-345
  } catch {
    throw new Error('Unauthorized');
  }
  const groups = claims['cognito:groups'] ?? [];
  if (claims.token_use !== 'access' || !groups.includes('operators')) throw new Error('Unauthorized');

  return allow(claims.sub, event.methodArn, { user: claims.username });
};
