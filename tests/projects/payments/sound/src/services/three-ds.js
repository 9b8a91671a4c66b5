import { config } from '../config/index.js';
import { hmac, safeEqual } from '../lib/index.js';

export const stateFor = (paymentId) => hmac(config.returnStateKey, `3ds:${paymentId}`).toString('base64url');

export const isValidState = (paymentId, state) => safeEqual(stateFor(paymentId), state);
