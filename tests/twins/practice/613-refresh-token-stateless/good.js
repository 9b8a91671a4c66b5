import jwt from 'jsonwebtoken';
import { randomBytes, createHash, randomUUID } from 'node:crypto';
import { refreshTokens } from '../db/refreshTokens.js';
import { privateKey, publicKey } from '../config/keys.js';
import { logger } from '../logger.js';

const base = { algorithm: 'ES256', issuer: 'https://auth.example.org' };

const access = (userId) =>
  jwt.sign({}, privateKey, { ...base, subject: userId, audience: 'api', jwtid: randomUUID(), expiresIn: '10m' });

const digest = (token) => createHash('sha256').update(token).digest('hex');

export async function openSession(userId, family = randomUUID()) {
  const refresh = randomBytes(32).toString('base64url');
  await refreshTokens.insert({ hash: digest(refresh), family, userId, expiresAt: Date.now() + 30 * 86_400_000 });
  return { access: access(userId), refresh };
}

export async function refreshSession(presented) {
  const row = await refreshTokens.markUsed(digest(String(presented)));
  if (!row || row.expiresAt < Date.now()) return null;
  if (row.usedBefore) {
    await refreshTokens.revokeFamily(row.family);
    logger.warn({ event: 'authn_token_reuse', userId: row.userId });
    return null;
  }
  logger.info({ event: 'authn_token_refreshed', userId: row.userId });
  return openSession(row.userId, row.family);
}
