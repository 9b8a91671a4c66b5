import { jwtDecode } from 'jwt-decode';
import { CognitoJwtVerifier } from 'aws-jwt-verify';

const verifiers = Object.entries(JSON.parse(process.env.POOLS)).map(([userPoolId, clientId]) => [
  userPoolId,
  CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse: 'access' }),
]);
const byPool = new Map(verifiers);

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
    const pool = String(jwtDecode(token).iss).split('/').pop(); // only picks the key set
    claims = await byPool.get(pool).verify(token);
  } catch {
    throw new Error('Unauthorized');
  }
  const groups = claims['cognito:groups'] ?? [];
  if (!groups.includes('operators')) throw new Error('Unauthorized');

  return allow(claims.sub, event.methodArn, { user: claims.username });
};
