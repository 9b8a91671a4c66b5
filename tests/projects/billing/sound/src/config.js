'use strict';

const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

module.exports = Object.freeze({
  port: Number(process.env.PORT ?? 3000),
  tokenKey: required('TOKEN_KEY'),
  webhookKey: required('WEBHOOK_KEY'),
  ratesUrl: required('RATES_URL'),
  reportDir: process.env.REPORT_DIR ?? '/var/lib/billing/reports',
});
