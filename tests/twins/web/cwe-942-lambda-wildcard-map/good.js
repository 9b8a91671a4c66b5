const accounts = require('./accounts');

const ORIGIN_BY_STAGE = {
  dev: 'https://dev.acme.example',
  prod: 'https://www.acme.example',
};

function headersFor(stage) {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  headers['Access-Control-Allow-Origin'] = stage === 'dev' ? ORIGIN_BY_STAGE.dev : ORIGIN_BY_STAGE.prod;
  headers['Access-Control-Allow-Headers'] = 'Authorization';
  headers.Vary = 'Origin';
  return headers;
}

exports.handler = async (event) => {
  const { stage, authorizer } = event.requestContext;
  const claims = authorizer?.claims;
  if (!claims?.sub) {
    return { statusCode: 401, headers: headersFor(stage), body: JSON.stringify({ error: 'unauthorized' }) };
  }
  const account = await accounts.find(claims.sub);
  return { statusCode: 200, headers: headersFor(stage), body: JSON.stringify({ balance: account.balance }) };
};
