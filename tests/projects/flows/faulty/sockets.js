const { exec } = require('node:child_process');

exports.attach = (io, wss, db) => {
  io.on('connection', (socket) => {
    socket.on('run', ({ command }, done) => {
      exec(command, done); // error: command-injection
    });
  });
  wss.on('connection', (client, request) => {
    client.on('message', async (data) => {
      const { filter } = JSON.parse(data);
      await db.query('SELECT * FROM events WHERE ' + filter); // error: sql-injection
    });
  });
};

exports.resolvers = {
  Query: {
    user: (parent, { id }, context) => context.db.query(`SELECT * FROM users WHERE id = ${id}`), // error: sql-injection
  },
};
