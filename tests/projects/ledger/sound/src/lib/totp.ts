import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'crypto';
import { config } from '../config';

const GCM = 'aes-256-gcm';

export function sealSecret(secret: Buffer, userId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(GCM, config.mfaKey, nonce, { authTagLength: 16 }).setAAD(Buffer.from(userId));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function openSecret(sealed: string, userId: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(GCM, config.mfaKey, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const value = mac.readUInt32BE(mac[19] & 0x0f) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, '0');
}

/** The step that the six digits belong to, or 0. */
export function matchingStep(sealed: string, userId: string, code: string): number {
  const secret = openSecret(sealed, userId);
  const now = Math.floor(Date.now() / 30_000);
  const given = Buffer.from(code);
  const step = [now, now - 1].find((candidate) => {
    const expected = Buffer.from(codeAt(secret, candidate));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return step ?? 0;
}
