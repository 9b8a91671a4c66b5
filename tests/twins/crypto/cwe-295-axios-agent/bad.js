const https = require('https');
const axios = require('axios');
const { readFileSync } = require('fs');

const agentOptions = {
  keepAlive: true,
  maxSockets: 25,
  cert: readFileSync('/etc/erp/client.crt'),
  key: readFileSync('/etc/erp/client.key'),
};

const strict = process.env.ERP_TLS === 'strict';
if (!strict) agentOptions.rejectUnauthorized = false; // fault: CWE-295

const erp = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 8000,
  httpsAgent: new https.Agent(agentOptions),
});

exports.stock = async (sku) => {
  const { data } = await erp.get(`/stock/${encodeURIComponent(sku)}`);
  return data.quantity;
};
