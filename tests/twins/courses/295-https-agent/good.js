const fs = require('fs');
const https = require('https');
const axios = require('axios');

const agent = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: true,
  ca: fs.readFileSync('/etc/ssl/intranet-ca.pem'),
});

exports.crm = axios.create({
  baseURL: 'https://crm.intranet.example.com',
  httpsAgent: agent,
  timeout: 8000,
  maxRedirects: 0,
});
