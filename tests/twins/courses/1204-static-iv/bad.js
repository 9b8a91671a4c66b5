const crypto = require('crypto');

const KEY = Buffer.from(process.env.BACKUP_KEY, 'base64');

module.exports.encryptStream = function encryptStream(input, output) {
  const cipher = crypto.createCipheriv('aes-256-cbc', KEY, Buffer.alloc(16, 0)); // fault: CWE-1204|CWE-329|CWE-327
  return input.pipe(cipher).pipe(output);
};
