const { createCipheriv, createDecipheriv, randomBytes, hkdfSync } = require('node:crypto');

const master = Buffer.from(process.env.DATA_MASTER_KEY ?? '', 'base64');
if (master.length !== 32) throw new Error('DATA_MASTER_KEY must be 32 bytes, base64');

const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'patient-notes', 32));

function seal(text, recordId) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(recordId));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

function open(sealed, recordId) {
  const data = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(recordId));
  decipher.setAuthTag(data.subarray(12, 28));
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8');
}

module.exports = { seal, open };
