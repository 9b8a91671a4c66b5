import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Env } from '../config/env.js';

const SUITE = 'aes-256-gcm';
const OPTIONS = { authTagLength: 16 };

@Injectable()
export class FieldCipher {
  private readonly key: Buffer;

  constructor(config: ConfigService<Env, true>) {
    this.key = Buffer.from(config.get('FIELD_KEY_FILE', { infer: true }), 'base64');
  }

  encrypt(text: string, context: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(SUITE, this.key, iv, OPTIONS).setAAD(Buffer.from(context));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
  }

  decrypt(sealed: string, context: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(SUITE, this.key, bytes.subarray(0, 12), OPTIONS).setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}
