const net = require('net');
const { requireRole } = require('../middleware/auth');

module.exports = (app) => {
  app.post('/monitoring/check', requireRole('customer'), (req, res) => {
    const { host, port } = req.body;

    const socket = net.connect({ host, port: Number(port) }); // fault: CWE-918
    socket.setTimeout(3000, () => socket.destroy(new Error('timeout')));
    socket.once('connect', () => {
      socket.end();
      res.json({ up: true });
    });
    socket.once('error', () => res.json({ up: false }));
  });
};
