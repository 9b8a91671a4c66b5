const { Server } = require('socket.io');
const Message = require('./models/message');
const { verifyHandshake } = require('./auth');

function attachChat(httpServer) {
  const io = new Server(httpServer, { cors: { origin: 'https://chat.example.com' } });
  io.use(verifyHandshake);

  io.on('connection', (socket) => {
    const rooms = socket.data.user.rooms;

    socket.on('history', async (payload, ack) => {
      const { room, from } = payload ?? {};
      if (rooms.indexOf(room) === -1) {
        return ack({ error: 'not a member' });
      }
      if (typeof from !== 'string') {
        return ack({ error: 'author missing' });
      }

      const query = Message.find({ room }).where('author').equals(from);
      const messages = await query.sort({ sentAt: -1 }).limit(50).lean();
      return ack({ messages: messages.reverse() });
    });

    for (const room of rooms) socket.join(room);
  });

  return io;
}

module.exports = { attachChat };
