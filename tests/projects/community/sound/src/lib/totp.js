'use strict';

const crypto = require('node:crypto');

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const codeAt = (secret, step) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = crypto.createHmac('sha1', secret).update(counter).digest(); // what RFC 6238 and the apps use
  const number = mac.readUInt32BE(mac.at(-1) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};

const findStep = (secret, code, lastStep) => {
  const now = Math.floor(Date.now() / STEP_MS);
  return [now, now - 1].find(
    (step) => step > lastStep && crypto.timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  );
};

const toBase32 = (secret) => {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g).map((group) => BASE32[parseInt(group, 2)]).join('');
};

module.exports = { codeAt, findStep, toBase32, newSecret: () => crypto.randomBytes(20) };
