import jwt from 'jsonwebtoken';
import { randomBytes, createHash, randomUUID } from 'node:crypto';
import { refreshTokens } from '../db/refreshTokens.js';
import { privateKey, publicKey } from '../config/keys.js';
import { logger } from '../logger.js';

const base = { algorithm: 'ES256', issuer: 'https://auth.example.org' };
const check = (type) => ({ algorithms: ['ES256'], issuer: base.issuer, audience: type });

const access = (userId) =>
  jwt.sign({}, privateKey, { ...base, subject: userId, audience: 'api', jwtid: randomUUID(), expiresIn: '10m' });

export function openSession(userId) {
  const refresh = jwt.sign({}, privateKey, { ...base, subject: userId, audience: 'refresh', expiresIn: '30d' }); // fault: CWE-613
  return { access: access(userId), refresh };
}

export function refreshSession(presented) {
  const { sub } = jwt.verify(presented, publicKey, check('refresh'));
  logger.info({ event: 'authn_token_refreshed', userId: sub });
  return { access: access(sub), refresh: presented };
}
