module.exports = function parseHeader(packet) {
  var version = packet.readUInt8(0);
  var offset = packet.readUInt16BE(1);
  var length = packet.readUInt32BE(offset, true); // fault: CWE-119

  return { version: version, length: length };
};
