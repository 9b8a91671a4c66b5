'use strict';
// binary frame parser of the meter gateway (runs on Node 8 on the devices)
var HEADER = 6;

function readFrame(chunk) {
  var frame = {
    type: chunk.readUInt16BE(0, true), // fault: CWE-119
    length: chunk.readUInt32BE(2, true) // fault: CWE-119
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
