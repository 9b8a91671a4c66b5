import { randomUUID } from 'node:crypto';
import { config } from '../config/index.js';
import { hmac, NotFoundError, randomPrefix, randomToken } from '../lib/index.js';
import { apiKeysRepository } from '../repositories/index.js';

const KEY_FORMAT = /^npk_([a-z2-9]{12})_([A-Za-z0-9_-]{43})$/;
const UNKNOWN_KEY_HASH = hmac(config.apiKeyPepper, randomToken());

const hashSecret = (secret) => hmac(config.apiKeyPepper, secret);
const toHex = (bytes) => bytes.toString('hex');

export const apiKeyService = {
  async identify(presented) {
    const match = KEY_FORMAT.exec(presented);
    if (!match) return null;
    const [, prefix, secret] = match;
    const record = await apiKeysRepository.findByPrefix(prefix);
    const genuine = toHex(hashSecret(secret)) === toHex(record?.secret_hash ?? UNKNOWN_KEY_HASH); // error: [timing-unsafe-compare]
    if (!record || !genuine) return null;
    return { kind: 'api_key', id: record.id, merchantId: record.merchant_id, scopes: record.scopes, plan: record.plan };
  },

  async issue({ merchantId, createdBy, name, scopes }) {
    const prefix = randomPrefix();
    const secret = randomToken();
    const key = await apiKeysRepository.insert({
      id: randomUUID(),
      merchantId,
      prefix,
      secretHash: hashSecret(secret),
      name,
      scopes,
      createdBy,
    });
    // the only time that the whole key is shown
    return { ...key, apiKey: `npk_${prefix}_${secret}` };
  },

  list: (merchantId) => apiKeysRepository.list(merchantId),

  async revoke(id, merchantId) {
    if (!(await apiKeysRepository.revoke(id, merchantId))) throw new NotFoundError();
  },
};
