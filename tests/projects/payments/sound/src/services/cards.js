import { randomUUID } from 'node:crypto';
import { config } from '../config/index.js';
import { createVault, hmac, NotFoundError, pool } from '../lib/index.js';
import { cardsRepository } from '../repositories/index.js';

const vault = createVault(config.cardKeys);

const fingerprintOf = (merchantId, token) => hmac(config.apiKeyPepper, `card:${merchantId}:${token}`).toString('hex');

export const cardService = {
  store(merchantId, { customerRef, token, last4, brand }) {
    const id = randomUUID();
    return cardsRepository.insert(pool, {
      id,
      merchantId,
      customerRef,
      ciphertext: vault.seal(token, id),
      fingerprint: fingerprintOf(merchantId, token),
      last4,
      brand,
    });
  },

  list: (merchantId) => cardsRepository.list(pool, merchantId),

  async reveal(cardId, merchantId) {
    const card = await cardsRepository.findSealed(pool, cardId, merchantId);
    if (!card) throw new NotFoundError();
    return vault.open(card.token_ciphertext, card.id);
  },

  async remove(cardId, merchantId) {
    if (!(await cardsRepository.softDelete(pool, cardId, merchantId))) throw new NotFoundError();
  },
};
