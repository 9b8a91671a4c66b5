const net = require('net');
const { once } = require('events');
const asyncHandler = require('express-async-handler');
const devices = require('../repositories/devices');

async function isOpen({ host, port }) {
  const socket = net.connect({ host, port, timeout: 1500 });
  try {
    socket.on('timeout', () => socket.destroy(new Error('timeout')));
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

exports.probe = asyncHandler(async (req, res) => {
  const device = await devices.findOwned(req.user.id, Number(req.params.id));
  if (!device) return res.status(404).json({ error: 'No such device' });

  const target = { host: device.address, port: req.body.plain === true ? 8080 : 443 };
  const open = await isOpen(target);
  res.json({ id: device.id, open });
});
