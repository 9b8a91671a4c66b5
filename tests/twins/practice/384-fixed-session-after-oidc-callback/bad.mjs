import { Router } from 'express';
import * as client from 'openid-client';
import { config, callbackUrl } from './oidc.mjs';
import { provision } from './accounts.mjs';
import { log } from './log.mjs';
import { callbackLimiter } from './limits.mjs';

export const oidc = Router();

const renew = (req) =>
  new Promise((resolve, reject) => {
    req.session.reload((err) => (err ? reject(err) : resolve()));
  });

oidc.get('/callback', callbackLimiter, async (req, res, next) => {
  const { verifier, state, nonce } = req.session.oidc ?? {};
  if (!verifier || !state) return res.status(400).send('Sign-in has expired');

  try {
    const current = new URL(callbackUrl);
    current.search = new URL(req.originalUrl, callbackUrl).search;
    const tokens = await client.authorizationCodeGrant(config, current, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
    const account = await provision(tokens.claims());

    await renew(req);
    req.session.accountId = account.id; // fault: CWE-384
    log.info({ event: 'authn_login_success', userId: account.id, ip: req.ip });
    return res.redirect('/dashboard');
  } catch (err) {
    log.warn({ event: 'authn_login_fail', code: err.code, ip: req.ip });
    return next(err);
  }
});
