import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const bits = (key: KeyObject) => (key.symmetricKeySize ?? 0) * 8;

export class CardVault {
  constructor(private readonly key: KeyObject) {
    if (bits(key) !== 256) throw new Error('a 256 bit key is needed');
  }

  private algorithm(mode = 'ecb'): string {
    return `aes-${bits(this.key)}-${mode}`;
  }

  wrap(clear: Buffer): Buffer {
    const cipher = createCipheriv(this.algorithm(), this.key, null); // fault: CWE-327
    return Buffer.concat([cipher.update(clear), cipher.final()]);
  }

  unwrap(sealed: Buffer): Buffer {
    const decipher = createDecipheriv(this.algorithm(), this.key, null); // fault: CWE-327
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  }
}
