export { apiKeysRepository } from './api-keys.js';
export { cardsRepository } from './cards.js';
export { evidenceRepository, idempotencyRepository, webhookEventsRepository } from './events.js';
export { membersRepository, merchantsRepository } from './members.js';
export { paymentsRepository } from './payments.js';
export { refundsRepository } from './refunds.js';
