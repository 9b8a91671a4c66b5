const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const app = require('./app');
const { tlsKeyFile, tlsCertFile, publicHost } = require('./config');

https
  .createServer({ key: fs.readFileSync(tlsKeyFile), cert: fs.readFileSync(tlsCertFile), minVersion: 'TLSv1.2' }, app)
  .listen(443);

http
  .createServer((req, res) => {
    res.writeHead(403, { 'Content-Type': 'application/json', Connection: 'close' });
    res.end(JSON.stringify({ error: 'https_only', host: publicHost }));
  })
  .listen(80);
