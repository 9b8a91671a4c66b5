const https = require('https');
const fs = require('fs');
const axios = require('axios');

const { ERP_URL, ERP_USER, ERP_PASSWORD } = process.env;

// certificate of the ERP is signed by the in-house CA
const tls = { keepAlive: true, ca: fs.readFileSync('/etc/erp/ca.pem') };

const erp = axios.create({
  baseURL: ERP_URL,
  timeout: 8000,
  auth: { username: ERP_USER, password: ERP_PASSWORD },
  httpsAgent: new https.Agent(tls),
});

exports.stockOf = async function stockOf(sku) {
  const { data } = await erp.get('/stock/' + encodeURIComponent(sku));
  return Number(data.quantity);
};
