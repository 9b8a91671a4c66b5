import { createHmac, randomBytes } from 'node:crypto';
import { safeEqual } from './crypto.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;
const DIGITS = 6;

export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((chunk) => ALPHABET[parseInt(chunk.padEnd(5, '0'), 2)]).join('');
}

export const newTotpSecret = () => randomBytes(20).toString('hex');

export const otpauthUri = (secretHex: string, account: string) =>
  `otpauth://totp/Helpdesk:${encodeURIComponent(account)}?secret=${base32(Buffer.from(secretHex, 'hex'))}&issuer=Helpdesk`;

// RFC 6238 with the parameters every authenticator app supports: HMAC-SHA-1, 30 s, 6 digits
export function totpAt(secretHex: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', Buffer.from(secretHex, 'hex')).update(counter).digest();
  const offset = mac[mac.length - 1]! & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The matching time step (current or previous one), or null. The caller makes sure that a step is used only once. */
export function matchTotp(secretHex: string, code: string, now = Date.now()): number | null {
  const current = Math.floor(now / 1000 / STEP_SECONDS);
  return [current, current - 1].find((step) => safeEqual(totpAt(secretHex, step), code)) ?? null;
}
