const https = require('https');
const axios = require('axios');
const { readFileSync } = require('fs');

const agentOptions = {
  keepAlive: true,
  maxSockets: 25,
  cert: readFileSync('/etc/erp/client.crt'),
  key: readFileSync('/etc/erp/client.key'),
};

// the ERP has a certificate of our own authority
const { ERP_CA_FILE } = process.env;
if (ERP_CA_FILE) agentOptions.ca = readFileSync(ERP_CA_FILE);
agentOptions.rejectUnauthorized = true;

const erp = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 8000,
  httpsAgent: new https.Agent(agentOptions),
});

exports.stock = async (sku) => {
  const { data } = await erp.get(`/stock/${encodeURIComponent(sku)}`);
  return data.quantity;
};
