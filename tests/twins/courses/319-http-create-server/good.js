const fs = require('fs');
const https = require('https');
const app = require('./app');

const port = Number(process.env.PORT) || 443;

const server = https.createServer({
  key: fs.readFileSync(process.env.TLS_KEY_FILE),
  cert: fs.readFileSync(process.env.TLS_CERT_FILE),
  minVersion: 'TLSv1.2',
}, app);
server.headersTimeout = 10000;
server.requestTimeout = 30000;
server.listen(port);
