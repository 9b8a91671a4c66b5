import { query } from './db.js';

const WINDOWS = { day: '1 day', week: '7 days', month: '30 days' };

export function registerLeaderboard(io) {
  const board = io.of('/leaderboard');

  board.on('connection', (socket) => {
    const { userId } = socket.data;
    if (!userId) return socket.disconnect(true);

    socket.on('top', async ({ game, window = 'week' }, ack) => {
      const span = WINDOWS[window] || window;
      const rows = await query( // fault: CWE-89
        `SELECT player, max(points) AS points FROM scores
          WHERE game = $1 AND played_at > now() - interval '${span}'
          GROUP BY player ORDER BY points DESC LIMIT 10`,
        [game]
      );
      ack({ rows });
    });
  });
}
