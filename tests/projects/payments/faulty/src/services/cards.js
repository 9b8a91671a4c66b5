import { createHash, randomUUID } from 'node:crypto';
import { config } from '../config/index.js';
import { createVault, NotFoundError, pool } from '../lib/index.js';
import { cardsRepository } from '../repositories/index.js';

const vault = createVault(config.cardKeys);

const fingerprintOf = (token) => createHash('md5').update(token).digest('hex'); // error: [weak-hash]

export const cardService = {
  store(merchantId, { customerRef, token, last4, brand }) {
    const id = randomUUID();
    return cardsRepository.insert(pool, {
      id,
      merchantId,
      customerRef,
      ciphertext: vault.seal(token, id),
      fingerprint: fingerprintOf(token),
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

  async remove(cardId) {
    if (!(await cardsRepository.softDelete(pool, cardId))) throw new NotFoundError();
  },
};
