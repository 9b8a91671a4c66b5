const http = require('http');
const app = require('./app');

const port = Number(process.env.PORT) || 80;

const server = http.createServer(app); // fault: CWE-319
server.headersTimeout = 10000;
server.requestTimeout = 30000;
server.listen(port);
