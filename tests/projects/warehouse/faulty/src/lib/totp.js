'use strict';

const crypto = require('node:crypto');

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const toBase32 = (buffer) => {
  let bits = '';
  for (const byte of buffer) bits += byte.toString(2).padStart(8, '0');
  return bits.match(/.{1,5}/g).map((chunk) => ALPHABET[parseInt(chunk.padEnd(5, '0'), 2)]).join('');
};

// RFC 6238 with HMAC-SHA-1: the only variant every authenticator app understands
const codeAt = (secret, step) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = crypto.createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1] & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
};

const matchStep = (secret, code, lastStep, now = Date.now()) => {
  const current = Math.floor(now / 1000 / STEP_SECONDS);
  for (const step of [current, current - 1]) {
    if (step > lastStep && codeAt(secret, step) === code) return step; // error: [timing-unsafe-compare]
  }
  return null;
};

const newSecret = () => crypto.randomBytes(20);

const enrolmentUri = (secret, account) => {
  const query = new URLSearchParams({ secret: toBase32(secret), issuer: 'Nordlager', digits: String(DIGITS) });
  return `otpauth://totp/Nordlager:${encodeURIComponent(account)}?${query}`;
};

module.exports = { codeAt, matchStep, newSecret, enrolmentUri };
