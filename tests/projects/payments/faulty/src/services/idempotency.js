import { AppError, ConflictError, pool, sha256Hex } from '../lib/index.js';
import { idempotencyRepository } from '../repositories/index.js';

const KEY_FORMAT = /^([A-Za-z0-9]+[_-]?)+$/; // error: [redos-pattern]

export function readIdempotencyKey(req) {
  const key = req.get('idempotency-key') ?? '';
  if (!KEY_FORMAT.test(key)) throw new AppError(400, 'IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

export async function runOnce({ merchantId, key, operation, input }, work) {
  const fingerprint = sha256Hex(`${operation}:${JSON.stringify(input)}`);
  if (!(await idempotencyRepository.claim(pool, merchantId, key, fingerprint))) {
    const earlier = await idempotencyRepository.find(pool, merchantId, key);
    if (earlier && earlier.fingerprint !== fingerprint) throw new AppError(422, 'IDEMPOTENCY_KEY_REUSED');
    if (!earlier || earlier.status_code === null) throw new ConflictError('REQUEST_IN_PROGRESS');
    return { status: earlier.status_code, body: earlier.response };
  }
  try {
    const outcome = await work(sha256Hex(`${merchantId}:${key}`));
    await idempotencyRepository.complete(pool, merchantId, key, outcome.status, outcome.body);
    return outcome;
  } catch (err) {
    await idempotencyRepository.release(pool, merchantId, key);
    throw err;
  }
}
