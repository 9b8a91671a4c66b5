import { Server } from 'socket.io';
import { authenticateSocket } from './auth.mjs';
import { boards } from './boards.mjs';

const isShape = (s) => ['rect', 'line', 'text'].includes(s?.kind);

export function createBoardServer(httpServer) {
  const io = new Server(httpServer, { maxHttpBufferSize: 1e5 });
  io.use(authenticateSocket);

  io.on('connection', (socket) => {
    const board = boards.get(socket.data.boardId);

    socket.on('paste', (clipboard, ack) => {
      let shapes;
      try {
        shapes = JSON.parse(clipboard);
      } catch {
        return ack({ ok: false });
      }
      if (!Array.isArray(shapes) || !shapes.every(isShape)) return ack({ ok: false });
      board.add(socket.data.userId, shapes);
      return ack({ ok: true });
    });
  });
}
