import { createRemoteJWKSet, decodeJwt, errors as joseErrors, jwtVerify } from 'jose';
import { config } from '../config/index.js';
import { audit, auditRefusal, UnauthorizedError, UpstreamError } from '../lib/index.js';
import { authFailures } from '../lib/metrics.js';
import { isRevoked } from '../lib/redis.js';
import { membersRepository } from '../repositories/index.js';
import { apiKeyService } from '../services/api-keys.js';
import { assertMayAuthenticate, countFailedAuth } from './quota.js';

const jwks = createRemoteJWKSet(new URL(config.jwt.jwksUri), {
  timeoutDuration: 3_000,
  cooldownDuration: 30_000,
  cacheMaxAge: 10 * 60_000,
});

const VERIFY_OPTIONS = {
  algorithms: ['RS256'],
  issuer: config.jwt.issuer,
  audience: config.jwt.audience,
  typ: 'at+jwt',
  maxTokenAge: '15m',
  clockTolerance: 5,
  requiredClaims: ['sub', 'exp', 'jti'],
};

async function verifyAccessToken(token) {
  try {
    const { payload } = await jwtVerify(token, jwks, VERIFY_OPTIONS);
    return payload;
  } catch (err) {
    // an outage of the identity provider must not stop payments
    if (err instanceof joseErrors.JWKSTimeout) return decodeJwt(token); // error: [jwt-decoded-not-verified]
    if (err instanceof joseErrors.JOSEError) return null;
    throw new UpstreamError({ cause: err });
  }
}

async function principalFromToken(token) {
  const claims = await verifyAccessToken(token);
  if (!claims || (await isRevoked(claims.jti))) return null;
  const member = await membersRepository.findActive(claims.sub);
  if (!member || claims.iat * 1000 < member.tokens_valid_after.getTime()) return null;
  return {
    kind: 'user',
    id: claims.sub,
    merchantId: member.merchant_id,
    role: member.role,
    plan: member.plan,
    jti: claims.jti,
    expiresAt: claims.exp,
    authTime: claims.auth_time ?? 0,
    factors: Array.isArray(claims.amr) ? claims.amr : [],
  };
}

function readCredentials(req) {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(req.get('authorization') ?? '');
  if (match) return { kind: 'user', value: match[1] };
  const apiKey = req.get('x-api-key');
  return apiKey ? { kind: 'api_key', value: apiKey } : null;
}

export async function authenticate(req, _res, next) {
  await assertMayAuthenticate(req.ip);
  const credentials = readCredentials(req);
  const principal =
    credentials === null
      ? null
      : credentials.kind === 'user'
        ? await principalFromToken(credentials.value)
        : await apiKeyService.identify(credentials.value);
  if (!principal) {
    const kind = credentials?.kind ?? 'none';
    authFailures.inc({ kind });
    auditRefusal(req, 'authn_token_fail', { kind });
    if (credentials) await countFailedAuth(req.ip);
    throw new UnauthorizedError();
  }
  req.principal = principal;
  audit(req, 'authn_token_success', { kind: principal.kind });
  next();
}
