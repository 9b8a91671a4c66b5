import { createCipheriv, randomBytes } from 'node:crypto';
import { getDataKey } from './kms.mjs';

const nonce = () => randomBytes(12);

export async function sealMessage(conversationId, text) {
  const { id: keyId, key } = await getDataKey('messages');
  const iv = nonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(conversationId, 'utf8'));

  const chunks = [cipher.update(text, 'utf8'), cipher.final()];
  return {
    v: 1,
    keyId,
    nonce: iv.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
    body: Buffer.concat(chunks).toString('base64url'),
  };
}
