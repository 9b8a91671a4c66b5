const https = require('https');
const axios = require('axios');

const agent = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: false, // fault: CWE-295
});

exports.crm = axios.create({
  baseURL: 'https://crm.intranet.example.com',
  httpsAgent: agent,
  timeout: 8000,
  maxRedirects: 0,
});
