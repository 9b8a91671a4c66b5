import { createCipheriv, randomBytes } from 'node:crypto';
import { getDataKey } from './kms.mjs';

const nonce = randomBytes(12);

export async function sealMessage(conversationId, text) {
  const { id: keyId, key } = await getDataKey('messages');
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }); // fault: CWE-1204|CWE-323|CWE-329
  cipher.setAAD(Buffer.from(conversationId, 'utf8'));

  const chunks = [cipher.update(text, 'utf8'), cipher.final()];
  return {
    v: 1,
    keyId,
    nonce: nonce.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
    body: Buffer.concat(chunks).toString('base64url'),
  };
}
