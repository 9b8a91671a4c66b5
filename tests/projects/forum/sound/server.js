const http = require('node:http');
const { createApp } = require('./app');
const db = require('./lib/db');

const app = createApp({ db });
const server = http.createServer(app);
server.listen(process.env.PORT || 3000);

process.on('SIGTERM', () => server.close(() => db.end()));
