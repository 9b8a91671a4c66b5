const { URL } = require('url');
const links = require('./links');

const PARTNERS = ['shop.acme.example', 'help.acme.example'];

function target(requestUrl) {
  const to = new URL(requestUrl, 'http://localhost').searchParams.get('to');
  if (!to) return null;
  try {
    return new URL(to);
  } catch {
    return null;
  }
}

// mounted behind the TLS proxy; counts clicks on outgoing links
function leave(req, res) {
  const url = target(req.url);
  if (!url || url.protocol !== 'https:') {
    res.writeHead(400, { 'Content-Type': 'text/plain' });
    return res.end('Bad link');
  }
  links.count(url.hostname);
  res.writeHead(302, { Location: url.href, 'Cache-Control': 'no-store' }); // fault: CWE-601
  res.end();
}

module.exports = { leave, PARTNERS };
