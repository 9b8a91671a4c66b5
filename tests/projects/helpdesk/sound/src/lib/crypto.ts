import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_ID = 'k1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');

export const randomToken = (bytes = 32) => randomBytes(bytes).toString('base64url');

export const hmacHex = (key: string, payload: string) => createHmac('sha256', key).update(payload).digest('hex');

export function safeEqual(left: string, right: string): boolean {
  const [a, b] = [left, right].map((value) => createHash('sha256').update(value).digest());
  return timingSafeEqual(a!, b!);
}

/** Encrypts single columns (TOTP secrets, webhook secrets). The row's id is bound as additional data. */
export class FieldCipher {
  constructor(private readonly key: Buffer) {}

  seal(plain: string, rowId: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(rowId));
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [KEY_ID, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
  }

  open(sealed: string, rowId: string): string {
    const [keyId, ...encoded] = sealed.split('.');
    const [nonce, tag, body] = encoded.map((part) => Buffer.from(part, 'base64url'));
    if (keyId !== KEY_ID || !nonce || !tag || !body) throw new Error('unknown ciphertext format');
    const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(rowId));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }
}
