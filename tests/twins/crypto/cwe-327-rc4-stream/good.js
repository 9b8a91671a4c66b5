const { createCipheriv, randomBytes, hkdfSync } = require('crypto');
const { Transform, pipeline } = require('stream');

function exportStream(rows, out, master, done) {
  const salt = randomBytes(16);
  const key = Buffer.from(hkdfSync('sha256', master, salt, 'export', 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv('chacha20-poly1305', key, iv, { authTagLength: 16 });
  const toLine = new Transform({
    writableObjectMode: true,
    transform: (row, _enc, cb) => cb(null, JSON.stringify(row) + '\n'),
  });
  const withTag = new Transform({
    transform: (chunk, _enc, cb) => cb(null, chunk),
    flush: (cb) => cb(null, cipher.getAuthTag()),
  });
  out.write(Buffer.concat([salt, iv]));
  pipeline(rows, toLine, cipher, withTag, out, done);
}

module.exports = { exportStream };
