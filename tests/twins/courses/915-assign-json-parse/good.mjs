import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { verifySession } from './session.mjs';

const Move = z.object({ x: z.number().min(0).max(1000), y: z.number().min(0).max(1000) });

export function attach(server) {
  const wss = new WebSocketServer({ server, maxPayload: 16 * 1024, verifyClient: verifySession });

  wss.on('connection', (socket, request) => {
    const player = { id: request.session.playerId, name: 'Guest', isModerator: false, x: 0, y: 0 };

    socket.on('message', (data) => {
      try {
        Object.assign(player, Move.parse(JSON.parse(data)));
      } catch {
        return socket.close(1007);
      }
      socket.send(JSON.stringify({ x: player.x, y: player.y, moderator: player.isModerator }));
    });
  });
}
