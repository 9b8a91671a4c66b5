import { randomBytes, randomUUID, createHash } from 'node:crypto';
import { Router } from 'express';
import argon2 from 'argon2';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { config } from './config.js';
import { pool } from './db.js';
import { logger } from './logger.js';
import { loginByAccount, loginByAddress } from './limits.js';

export const authRouter = Router();

const credentials = z.strictObject({
  email: z.email().max(255),
  password: z.string().min(15).max(128),
});

// Verified when the account does not exist, so that both cases take the same time.
const dummyHash = await argon2.hash(randomBytes(16).toString('hex'));

function accessToken(userId) {
  return jwt.sign({}, config.jwtSecret, {
    algorithm: 'HS256',
    subject: userId,
    issuer: config.issuer,
    audience: config.audience,
    jwtid: randomUUID(),
    expiresIn: '15m',
  });
}

async function refreshToken(userId) {
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest('hex');
  await pool.query(
    'INSERT INTO refresh_tokens (digest, user_id, expires_at) VALUES ($1, $2, now() + interval \'7 days\')',
    [digest, userId],
  );
  return token;
}

authRouter.post('/login', loginByAddress, loginByAccount, async (req, res) => {
  const parsed = credentials.safeParse(req.body);
  if (!parsed.success) {
    return res.status(400).json({ error: { code: 'INVALID_INPUT' } });
  }
  const { email, password } = parsed.data;
  const { rows: [user] } = await pool.query('SELECT id, password_hash FROM users WHERE email = $1', [email]);
  const valid = await argon2.verify(user?.password_hash ?? dummyHash, password);
  if (!user || !valid) {
    logger.warn({ event: 'authn_login_fail', userId: user?.id, ip: req.ip }, 'sign-in failed');
    return res.status(401).json({ error: { code: 'INVALID_CREDENTIALS', message: 'Invalid credentials' } });
  }
  logger.info({ event: 'authn_login_success', userId: user.id, ip: req.ip }, 'signed in');
  res.cookie('__Host-refresh', await refreshToken(user.id), {
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    maxAge: 7 * 24 * 60 * 60 * 1000,
  });
  return res.json({ accessToken: accessToken(user.id) });
});
