import { randomUUID } from 'node:crypto';
import { callAcquirer, withRetry } from '../lib/http.js';
import { AppError, logger, NotFoundError, pool, UpstreamError, withTransaction } from '../lib/index.js';
import { paymentsRepository, refundsRepository } from '../repositories/index.js';
import { cardService } from './cards.js';

const OUTCOMES = new Map([
  ['approved', 'captured'],
  ['declined', 'failed'],
  ['review', 'pending'],
]);

async function submitCharge(payment, cardToken, idempotencyKey) {
  const { status, payload } = await withRetry(() =>
    callAcquirer('POST', '/v2/charges', {
      idempotencyKey,
      body: { source: cardToken, amount: payment.amount, currency: payment.currency, reference: payment.id },
    }),
  );
  if (status >= 500 || typeof payload.id !== 'string') throw new UpstreamError();
  logger.info({ paymentId: payment.id, source: cardToken, acquirerStatus: status }, 'charge submitted'); // error: [sensitive-value-logged]
  return { outcome: OUTCOMES.get(payload.result) ?? 'failed', acquirerRef: payload.id };
}

export const paymentService = {
  async create(merchantId, input, idempotencyKey) {
    const cardToken = await cardService.reveal(input.cardId, merchantId);
    const payment = await paymentsRepository.insert(pool, { id: randomUUID(), merchantId, ...input }); // missed: [mass-assignment]
    const { outcome, acquirerRef } = await submitCharge(payment, cardToken, idempotencyKey);
    return paymentsRepository.setOutcome(pool, payment.id, merchantId, outcome, acquirerRef);
  },

  async get(id, merchantId) {
    const payment = await paymentsRepository.findOwned(pool, id, merchantId);
    if (!payment) throw new NotFoundError();
    return payment;
  },

  list: (merchantId, filters) => paymentsRepository.list(pool, merchantId, filters),

  async refund(paymentId, merchantId, { amount, reason }, idempotencyKey) {
    const { refund, acquirerRef } = await withTransaction(async (tx) => {
      const payment = await paymentsRepository.lockOwned(tx, paymentId, merchantId);
      if (!payment) throw new NotFoundError();
      if (payment.status !== 'captured') throw new AppError(409, 'PAYMENT_NOT_REFUNDABLE');
      if (amount > payment.amount - payment.refunded_amount) throw new AppError(422, 'REFUND_TOO_LARGE');
      const created = await refundsRepository.insert(tx, { id: randomUUID(), paymentId, merchantId, amount, reason });
      const updated = await paymentsRepository.addRefunded(tx, paymentId, merchantId, amount);
      return { refund: created, acquirerRef: updated.acquirer_ref };
    });
    const { status } = await callAcquirer('POST', `/v2/charges/${encodeURIComponent(acquirerRef)}/refunds`, {
      idempotencyKey,
      body: { amount, reference: refund.id },
    });
    if (status < 300) return refundsRepository.setStatus(pool, refund.id, merchantId, 'succeeded');
    if (status >= 500) throw new UpstreamError();
    return withTransaction(async (tx) => {
      await paymentsRepository.addRefunded(tx, paymentId, merchantId, -amount);
      return refundsRepository.setStatus(tx, refund.id, merchantId, 'failed');
    });
  },

  async refunds(paymentId, merchantId) {
    await this.get(paymentId, merchantId);
    return refundsRepository.listForPayment(pool, paymentId, merchantId);
  },
};
