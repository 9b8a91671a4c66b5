const tls = require('tls');
const { readFileSync } = require('fs');

const ca = readFileSync('/etc/scada/ca.pem');
const pinned = new Set((process.env.METER_PINS || '').split(',').filter(Boolean));

function openLine(host, onReading) {
  const socket = tls.connect({
    host,
    port: 8883,
    ca,
    checkServerIdentity: (name, cert) => {
      const mismatch = tls.checkServerIdentity(name, cert);
      if (mismatch) return mismatch;
      return pinned.has(cert.fingerprint256) ? undefined : new Error('certificate is not pinned');
    },
  });
  socket.setEncoding('utf8');
  socket.once('secureConnect', () => socket.write('SUBSCRIBE meters\n'));
  socket.on('data', (line) => onReading(line.trim()));
  socket.on('error', (err) => console.error('meter line', host, err.code));
  return () => socket.end();
}

module.exports = { openLine };
