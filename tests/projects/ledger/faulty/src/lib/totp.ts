import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'crypto';
import { config } from '../config';

export function sealSecret(secret: Buffer): string {
  const cipher = createCipheriv('aes-256-ecb', config.mfaKey, null); // error: [weak-cipher]
  return Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
}

function openSecret(sealed: string): Buffer {
  const decipher = createDecipheriv('aes-256-ecb', config.mfaKey, null); // error: [weak-cipher]
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
}

function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const value = mac.readUInt32BE(mac[19] & 0x0f) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}

/** The step that the six digits belong to, or 0. */
export function matchingStep(sealed: string, code: string): number {
  const secret = openSecret(sealed);
  const now = Math.floor(Date.now() / 30_000);
  const given = Buffer.from(code);
  const step = [now, now - 1].find((candidate) => {
    const expected = Buffer.from(codeAt(secret, candidate));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return step ?? 0;
}
