// Lambda behind API Gateway: asks the stock service of the right region. Any problem here?
exports.handler = (event, context, callback) => {
  const { region = 'eu', sku } = event.queryStringParameters || {};
  const answer = (statusCode, body) => callback(null, { statusCode, body: JSON.stringify(body) });

  if (!/^[A-Z0-9-]{4,20}$/.test(sku)) return answer(400, { error: 'bad sku' });

  const options = { hostname: `${region}.stock.internal.example.com`.toLowerCase(), path: '/v1/' + sku, timeout: 2000 };
  if (region.includes('.')) options.hostname = region;
  https.get(options, (res) => { // fault: CWE-918
    let text = '';
    res.setEncoding('utf8');
    res.on('data', (chunk) => { text += chunk; });
    res.on('end', () => answer(200, { sku, available: text.trim() === '1' }));
  }).on('error', () => answer(502, { error: 'stock service not reachable' }));
};
