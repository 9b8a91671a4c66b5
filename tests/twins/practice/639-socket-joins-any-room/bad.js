const { parse, object, string, pipe, uuid } = require('valibot');
const { verifyHandshake } = require('./handshake');
const memberships = require('../repo/memberships');
const log = require('../log');

const JoinPayload = object({ roomId: pipe(string(), uuid()) });

module.exports = function attachChat(io) {
  io.use(verifyHandshake);

  io.on('connection', (socket) => {
    const { userId } = socket.data;

    socket.on('room:join', async (payload, ack) => {
      if (typeof ack !== 'function') return;
      try {
        const { roomId } = parse(JoinPayload, payload);
        await socket.join(roomId); // fault: CWE-639
        log.info({ event: 'room_joined', userId, roomId });
        ack({ ok: true });
      } catch (err) {
        log.info({ event: 'room_join_invalid', userId, reason: err.name });
        ack({ ok: false });
      }
    });

    socket.on('room:leave', (roomId) => socket.leave(String(roomId)));
  });
};
