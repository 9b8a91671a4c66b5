import type { RequestHandler } from 'express';
import { AppError } from '../lib/errors.js';
import type { ApiKeyService } from '../services/api-key-service.js';
import type { SessionService } from '../services/session-service.js';
import type { TokenService } from '../services/token-service.js';

const bearer = (header = '') => /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];

export const createAuthenticate =
  (tokens: TokenService, sessions: SessionService): RequestHandler =>
  async (req, res, next) => {
    const token = bearer(req.get('authorization'));
    const claims = token ? await tokens.verify(token) : null;
    const auth = claims && (await sessions.resolve(claims.sessionId, claims.userId));
    if (!auth) {
      if (token) req.log.warn({ event: 'authn_token_rejected' }, 'access token refused');
      res.set('WWW-Authenticate', 'Bearer');
      throw new AppError('unauthenticated');
    }
    req.auth = auth;
    next();
  };

export const createApiKeyAuth =
  (keys: ApiKeyService): RequestHandler =>
  async (req, res, next) => {
    const client = await keys.resolve(req.get('x-api-key'));
    if (!client) {
      req.log.warn({ event: 'authn_api_key_rejected' }, 'api key refused');
      res.set('WWW-Authenticate', 'ApiKey');
      throw new AppError('unauthenticated');
    }
    req.apiClient = client;
    next();
  };

/** For the two routes that the refresh cookie authenticates: only pages of our own may call them. */
export const requireTrustedOrigin =
  (origins: readonly string[]): RequestHandler =>
  (req, _res, next) => {
    const origin = req.get('origin');
    if (!origin || !origins.includes(origin)) {
      req.log.warn({ event: 'authz_fail', rule: 'origin' }, 'cookie request from a foreign origin');
      throw new AppError('forbidden');
    }
    next();
  };
