import { WebSocketServer } from 'ws';
import { verifySession } from './session.mjs';

export function attach(server) {
  const wss = new WebSocketServer({ server, maxPayload: 16 * 1024, verifyClient: verifySession });

  wss.on('connection', (socket, request) => {
    const player = { id: request.session.playerId, name: 'Guest', isModerator: false, x: 0, y: 0 };

    socket.on('message', (data) => {
      try {
        Object.assign(player, JSON.parse(data)); // fault: CWE-915
      } catch {
        return socket.close(1007);
      }
      socket.send(JSON.stringify({ x: player.x, y: player.y, moderator: player.isModerator }));
    });
  });
}
