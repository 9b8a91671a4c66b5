'use strict';
// binary frame parser of the meter gateway (runs on Node 8 on the devices)
var HEADER = 6;

function readFrame(chunk) {
  if (chunk.length < HEADER) throw new RangeError('short frame');
  var frame = {
    type: chunk.readUInt16BE(0),
    length: chunk.readUInt32BE(2)
  };
  frame.payload = chunk.slice(HEADER, HEADER + frame.length);
  return frame;
}

exports.onData = function (socket, emit) {
  socket.on('data', function (chunk) {
    try {
      emit(readFrame(chunk));
    } catch (e) {
      socket.destroy();
    }
  });
};
