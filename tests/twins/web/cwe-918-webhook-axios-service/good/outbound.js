const dns = require('dns');
const https = require('https');
const ipaddr = require('ipaddr.js');

// refuses at connection time, so a second DNS answer cannot slip through
function publicLookup(hostname, options, callback) {
  dns.lookup(hostname, { ...options, all: true }, (err, addresses) => {
    if (err) return callback(err);
    const bad = addresses.find(({ address }) => ipaddr.process(address).range() !== 'unicast');
    if (bad) return callback(new Error('Endpoint not allowed'));
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0].address, addresses[0].family);
  });
}

const pinnedAgent = new https.Agent({ lookup: publicLookup, keepAlive: false });

function assertPublicUrl(value) {
  const url = new URL(value);
  if (url.protocol !== 'https:') {
    throw Object.assign(new Error('Only https endpoints'), { status: 400 });
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(literal) && ipaddr.process(literal).range() !== 'unicast') {
    throw Object.assign(new Error('Endpoint not allowed'), { status: 400 });
  }
  return url;
}

module.exports = { assertPublicUrl, pinnedAgent };
