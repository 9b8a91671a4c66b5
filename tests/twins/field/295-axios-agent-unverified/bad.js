const https = require('https');
const fs = require('fs');
const axios = require('axios');

const { ERP_URL, ERP_USER, ERP_PASSWORD } = process.env;

// certificate of the ERP is self signed
const tls = { keepAlive: true, rejectUnauthorized: false }; // fault: CWE-295

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
