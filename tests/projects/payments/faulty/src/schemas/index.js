import { API_SCOPES, CURRENCIES } from '../config/constants.js';
import { idParams, paging, strictObject, uuid } from './common.js';

const amount = { type: 'integer', minimum: 1, maximum: 100_000_000 };
const reference = { type: 'string', minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9 ._/-]+$' };

const metadata = {
  type: 'object',
  maxProperties: 10,
  propertyNames: { pattern: '^[a-z][a-z0-9_]{0,31}$' },
  additionalProperties: { type: 'string', maxLength: 200 },
};

export const paymentId = idParams('paymentId');
export const cardId = idParams('cardId');
export const keyId = idParams('keyId');
export const merchantId = idParams('merchantId');
export const evidenceFile = strictObject({ paymentId: uuid, name: { type: 'string', maxLength: 120 } });

export const evidenceLink = strictObject({ url: { type: 'string', format: 'uri', maxLength: 500 } });

export const createPayment = { // error: [unknown-fields-accepted]
  type: 'object',
  properties: { cardId: uuid, amount, currency: { enum: CURRENCIES }, reference, metadata },
  required: ['cardId', 'amount', 'currency'],
};

export const listPayments = strictObject(
  {
    ...paging,
    status: { enum: ['pending', 'captured', 'failed', 'refunded'] },
    sort: { type: 'string', maxLength: 60, default: 'created_at DESC' },
  },
  [],
);

export const createRefund = strictObject({ amount, reason: { type: 'string', maxLength: 140 } }, ['amount']);

export const createCard = strictObject({
  customerRef: reference,
  token: { type: 'string', pattern: '^tok_[A-Za-z0-9]{24,64}$' },
  last4: { type: 'string', pattern: '^[0-9]{4}$' },
  brand: { enum: ['visa', 'mastercard', 'amex'] },
});

export const createKey = strictObject({
  name: { type: 'string', minLength: 1, maxLength: 60 },
  scopes: { type: 'array', items: { enum: API_SCOPES }, minItems: 1, maxItems: 5, uniqueItems: true },
});

export const updateProfile = strictObject(
  {
    statementDescriptor: { type: 'string', pattern: '^[A-Z0-9 .-]{5,22}$' },
    payoutCurrency: { enum: CURRENCIES },
  },
  [],
);

export const setStatus = strictObject({ status: { enum: ['active', 'suspended'] } });

export const searchMerchants = strictObject({ ...paging, q: { type: 'string', maxLength: 60 } }, []);

export const quote = strictObject({ from: { enum: CURRENCIES }, to: { enum: CURRENCIES } });

export const threeDsReturn = strictObject(
  { payment: uuid, state: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' }, next: { type: 'string', maxLength: 300 } },
  ['payment', 'state'],
);
