const dgram = require('dgram');
const { EventEmitter } = require('events');

var SIGNED = true;

function readFrame(buf) {
  var count = buf.readUInt8(0);
  var values = [];
  if (buf.length < 1 + count * 4) return values;
  for (var i = 0; i < count; i++) {
    values.push(SIGNED ? buf.readInt32BE(1 + i * 4) : buf.readUInt32BE(1 + i * 4));
  }
  return values;
}

function listen(port) {
  var out = new EventEmitter();
  var socket = dgram.createSocket('udp4');
  socket.on('message', function (buf, from) {
    if (buf.length === 0) return;
    out.emit('frame', from.address, readFrame(buf));
  });
  socket.bind(port, '127.0.0.1');
  return out;
}

module.exports = listen;
