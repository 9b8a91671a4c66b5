import { createCipheriv, createDecipheriv, randomBytes, type CipherGCMTypes, type KeyObject } from 'node:crypto';

const bits = (key: KeyObject) => (key.symmetricKeySize ?? 0) * 8;

export class CardVault {
  constructor(private readonly key: KeyObject) {
    if (bits(key) !== 256) throw new Error('a 256 bit key is needed');
  }

  private algorithm(mode = 'gcm'): CipherGCMTypes {
    return `aes-${bits(this.key)}-${mode}` as CipherGCMTypes;
  }

  wrap(clear: Buffer): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv(this.algorithm(), this.key, iv, { authTagLength: 16 });
    const body = Buffer.concat([cipher.update(clear), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  unwrap(sealed: Buffer): Buffer {
    const [iv, tag, body] = [sealed.subarray(0, 12), sealed.subarray(12, 28), sealed.subarray(28)];
    const decipher = createDecipheriv(this.algorithm(), this.key, iv, { authTagLength: 16 });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }
}
