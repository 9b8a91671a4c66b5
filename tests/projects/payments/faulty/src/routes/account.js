import { Router } from 'express';
import { audit, NotFoundError, weakEtag } from '../lib/index.js';
import { revokeToken } from '../lib/redis.js';
import { credentialLimiter, requirePermission, requireRecentMfa, validate } from '../middleware/index.js';
import { membersRepository, merchantsRepository } from '../repositories/index.js';
import * as schemas from '../schemas/index.js';
import { apiKeyService } from '../services/api-keys.js';
import { quote } from '../services/fx.js';

export const account = Router();

account.get('/merchant', requirePermission('payments:read'), async (req, res) => {
  const merchant = await merchantsRepository.find(req.principal.merchantId);
  if (!merchant) throw new NotFoundError();
  res.set('ETag', weakEtag(merchant)).json(merchant);
});

account.patch(
  '/merchant',
  requirePermission('merchant:update'),
  requireRecentMfa,
  validate({ body: schemas.updateProfile }),
  async (req, res) => {
    const merchant = await merchantsRepository.updateProfile(req.principal.merchantId, req.valid.body);
    audit(req, 'merchant_updated', { fields: Object.keys(req.valid.body) });
    res.json(merchant);
  },
);

account.get('/fx/quote', requirePermission('payments:read'), validate({ query: schemas.quote }), async (req, res) => {
  const { from, to } = req.valid.query;
  res.json(await quote(from, to));
});

account.get('/api-keys', requirePermission('keys:manage'), async (req, res) => {
  res.json({ data: await apiKeyService.list(req.principal.merchantId) }); // missed: [sensitive-field-in-response]
});

account.post(
  '/api-keys',
  credentialLimiter,
  requirePermission('keys:manage'),
  requireRecentMfa,
  validate({ body: schemas.createKey }),
  async (req, res) => {
    const { id: createdBy, merchantId } = req.principal;
    const { name, scopes } = req.valid.body;
    const issued = await apiKeyService.issue({ merchantId, createdBy, name, scopes });
    audit(req, 'api_key_issued', { keyId: issued.id, scopes });
    res.status(201).json(issued);
  },
);

account.delete('/api-keys/:keyId', requirePermission('keys:manage'), validate({ params: schemas.keyId }), async (req, res) => {
  await apiKeyService.revoke(req.valid.params.keyId, req.principal.merchantId);
  audit(req, 'api_key_revoked', { keyId: req.valid.params.keyId });
  res.sendStatus(204);
});

account.post('/session/logout', async (req, res) => {
  const { kind, jti, expiresAt } = req.principal;
  if (kind !== 'user') throw new NotFoundError();
  await revokeToken(jti, expiresAt);
  audit(req, 'authn_logout');
  res.set('Clear-Site-Data', '"storage"').sendStatus(204);
});

account.post('/session/logout-everywhere', credentialLimiter, async (req, res) => {
  if (req.principal.kind !== 'user') throw new NotFoundError();
  await membersRepository.endSessions(req.principal.id);
  audit(req, 'authn_logout_everywhere');
  res.sendStatus(204);
});
