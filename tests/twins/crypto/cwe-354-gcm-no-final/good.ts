import { createDecipheriv, type KeyObject } from 'node:crypto';

interface Envelope { iv: string; tag: string; data: string }

export function openEnvelope(key: KeyObject, envelope: Envelope, tenant: string): unknown {
  const [iv, tag, data] = [envelope.iv, envelope.tag, envelope.data].map((part) => Buffer.from(part, 'base64'));
  if (tag.length !== 16) throw new Error('bad envelope');

  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(tenant));
  decipher.setAuthTag(tag);
  const text = decipher.update(data).toString('utf8') + decipher.final('utf8');
  return JSON.parse(text);
}
