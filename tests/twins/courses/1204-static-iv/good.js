const crypto = require('crypto');

const KEY = Buffer.from(process.env.BACKUP_KEY, 'base64');

module.exports.encryptStream = function encryptStream(input, output) {
  const iv = Buffer.alloc(12);
  crypto.randomFillSync(iv);
  output.write(iv);

  const cipher = crypto.createCipheriv('aes-256-gcm', KEY, iv);
  cipher.on('end', () => output.end(cipher.getAuthTag()));
  input.pipe(cipher).pipe(output, { end: false });
  return output;
};
