const { execFile } = require('node:child_process');

const COMMANDS = new Set(['status', 'version']);

exports.attach = (io, wss, db) => {
  io.on('connection', (socket) => {
    socket.on('run', ({ command }, done) => {
      if (!COMMANDS.has(command)) return done('unknown');
      execFile('worker', [command], done);
    });
  });
  wss.on('connection', (client) => {
    client.on('message', async (data) => {
      const { kind } = JSON.parse(data);
      await db.query('SELECT * FROM events WHERE kind = $1', [String(kind)]);
    });
  });
};

exports.resolvers = {
  Query: {
    user: (parent, { id }, context) => context.db.query('SELECT * FROM users WHERE id = $1', [id]),
  },
};
