module.exports = function parseHeader(packet) {
  var version = packet.readUInt8(0);
  var offset = packet.readUInt16BE(1);
  if (offset + 4 > packet.length) {
    throw new RangeError('header is truncated');
  }
  var length = packet.readUInt32BE(offset);

  return { version: version, length: length };
};
