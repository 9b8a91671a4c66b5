const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const app = require('./app');
const { tlsKeyFile, tlsCertFile, publicHost } = require('./config');

https
  .createServer({ key: fs.readFileSync(tlsKeyFile), cert: fs.readFileSync(tlsCertFile), minVersion: 'TLSv1.2' }, app)
  .listen(443);

http.createServer(app).listen(80, () => { // fault: CWE-319
  console.log('also on 80 for %s', publicHost);
});
