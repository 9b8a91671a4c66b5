import { Router } from 'express';
import { audit } from '../lib/index.js';
import { requirePermission, validate } from '../middleware/index.js';
import { cardId, createCard } from '../schemas/index.js';
import { cardService } from '../services/cards.js';

export const cards = Router();

cards.get('/', requirePermission('cards:read'), async (req, res) => {
  res.json({ data: await cardService.list(req.principal.merchantId) });
});

cards.post('/', requirePermission('cards:write'), validate({ body: createCard }), async (req, res) => {
  const card = await cardService.store(req.principal.merchantId, req.valid.body);
  audit(req, 'card_stored', { cardId: card.id });
  res.status(201).json(card);
});

cards.delete('/:cardId', requirePermission('cards:write'), validate({ params: cardId }), async (req, res) => {
  await cardService.remove(req.valid.params.cardId);
  audit(req, 'card_removed', { cardId: req.valid.params.cardId });
  res.sendStatus(204);
});
