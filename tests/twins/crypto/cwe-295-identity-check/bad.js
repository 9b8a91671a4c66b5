const tls = require('tls');
const { readFileSync } = require('fs');

const ca = readFileSync('/etc/scada/ca.pem');

function openLine(host, onReading) {
  const socket = tls.connect({
    host,
    port: 8883,
    ca,
    checkServerIdentity: () => undefined, // fault: CWE-295|CWE-297
  });
  socket.setEncoding('utf8');
  socket.once('secureConnect', () => socket.write('SUBSCRIBE meters\n'));
  socket.on('data', (line) => onReading(line.trim()));
  socket.on('error', (err) => console.error('meter line', host, err.code));
  return () => socket.end();
}

module.exports = { openLine };
