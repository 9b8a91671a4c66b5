import { Ajv } from 'ajv';
import { audit, BadRequestError, withTransaction } from '../lib/index.js';
import { paymentsRepository, webhookEventsRepository } from '../repositories/index.js';
import { strictObject } from '../schemas/common.js';

const isEvent = new Ajv().compile(
  strictObject({
    id: { type: 'string', minLength: 8, maxLength: 64 },
    type: { enum: ['charge.approved', 'charge.declined', 'dispute.opened'] },
    chargeId: { type: 'string', minLength: 1, maxLength: 64 },
  }),
);

const HANDLERS = {
  'acquirer:charge.approved': (tx, event) => paymentsRepository.setOutcomeByAcquirerRef(tx, event.chargeId, 'captured'),
  'acquirer:charge.declined': (tx, event) => paymentsRepository.setOutcomeByAcquirerRef(tx, event.chargeId, 'failed'),
};

function parse(rawBody) {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return null;
  }
}

export async function handleWebhook(req, provider, rawBody) {
  const event = parse(rawBody);
  if (!isEvent(event)) throw new BadRequestError([]);
  const handled = await withTransaction(async (tx) => {
    if (!(await webhookEventsRepository.remember(tx, provider, event.id))) return 'duplicate';
    const name = `${provider}:${event.type}`;
    const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : null;
    return handler ? ((await handler(tx, event)) ? 'applied' : 'unknown_charge') : 'ignored';
  });
  audit(req, 'webhook_received', { provider, type: event.type, handled });
}
