const { createCipheriv, createDecipheriv, randomBytes, createHash } = require('node:crypto');

const key = createHash('sha256').update('patient-notes').digest();

function seal(text, recordId) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 }); // fault: CWE-798|CWE-321
  cipher.setAAD(Buffer.from(recordId));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

function open(sealed, recordId) {
  const data = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, 12), { authTagLength: 16 }); // fault: CWE-798|CWE-321
  decipher.setAAD(Buffer.from(recordId));
  decipher.setAuthTag(data.subarray(12, 28));
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString('utf8');
}

module.exports = { seal, open };
