const net = require('net');
const { requireRole } = require('../middleware/auth');
const monitors = require('../config/monitors.json');

module.exports = (app) => {
  app.post('/monitoring/check', requireRole('customer'), (req, res) => {
    const monitor = monitors.find((m) => m.id === req.body.monitor);
    if (!monitor) return res.status(404).json({ error: 'no such monitor' });
    const { host, port } = monitor;

    const socket = net.connect({ host, port: Number(port) });
    socket.setTimeout(3000, () => socket.destroy(new Error('timeout')));
    socket.once('connect', () => {
      socket.end();
      res.json({ up: true });
    });
    socket.once('error', () => res.json({ up: false }));
  });
};
