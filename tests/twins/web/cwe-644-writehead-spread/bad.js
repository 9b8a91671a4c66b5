const http2 = require('http2');
const assets = require('./assets');

const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', png: 'image/png' };

function headersFor(url, asset) {
  const wanted = url.searchParams.get('type');
  const type = wanted || TYPES[asset.kind];
  return { 'content-type': type, 'cache-control': 'public, max-age=3600', 'x-content-type-options': 'nosniff' };
}

function serve(req, res) {
  const url = new URL(req.url, 'https://assets.acme.example');
  const asset = assets.find(url.pathname);
  if (!asset) {
    res.writeHead(404, { 'content-type': 'text/plain' });
    return res.end('not found');
  }
  res.writeHead(200, { ...headersFor(url, asset), etag: asset.etag }); // fault: CWE-644|CWE-113
  res.end(asset.bytes);
}

module.exports = (tls) => http2.createSecureServer({ ...tls, allowHTTP1: false }, serve);
