const axios = require('axios');
const logger = require('../lib/logger');

const { CLIENT_ID, CLIENT_SECRET, TOKEN_URL } = process.env;

async function exchange(code, codeVerifier) {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: codeVerifier,
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
  });
  const { data: tokens } = await axios.post(TOKEN_URL, form, { timeout: 5000 });
  logger.info('code exchanged', { scope: tokens.scope, refresh: tokens.refresh_token }); // fault: CWE-532
  return tokens;
}

async function refresh(refreshToken) {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: CLIENT_ID });
  logger.info(`refreshing with ${form}`); // fault: CWE-532
  const { data } = await axios.post(TOKEN_URL, form, { timeout: 5000 });
  return data;
}

module.exports = { exchange, refresh };
