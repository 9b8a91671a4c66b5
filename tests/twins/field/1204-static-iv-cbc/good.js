import crypto from 'node:crypto';

const key = Buffer.from(process.env.BACKUP_KEY ?? '', 'base64');

/** Encrypts a chunk of the nightly export. */
export function seal(plain) {
  const iv = Buffer.alloc(12);
  crypto.randomFillSync(iv);
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), body: body.toString('base64') };
}

export function unseal({ iv, tag, body }) {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 });
  decipher.setAuthTag(Buffer.from(tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64')), decipher.final()]);
}
