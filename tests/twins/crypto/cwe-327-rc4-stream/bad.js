const { createCipheriv, randomBytes, hkdfSync } = require('crypto');
const { Transform, pipeline } = require('stream');

function exportStream(rows, out, master, done) {
  const salt = randomBytes(16);
  const key = Buffer.from(hkdfSync('sha256', master, salt, 'export', 16));
  const toLine = new Transform({
    writableObjectMode: true,
    transform: (row, _enc, cb) => cb(null, JSON.stringify(row) + '\n'),
  });
  out.write(salt);
  pipeline(rows, toLine, createCipheriv('rc4', key, null), out, done); // fault: CWE-327
}

module.exports = { exportStream };
