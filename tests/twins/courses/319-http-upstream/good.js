const https = require('https');

exports.submitClaim = function submitClaim(claim, callback) {
  const body = JSON.stringify(claim);
  const request = https.request('https://claims.partner-insurance.com/v1/claims', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  }, (response) => {
    response.resume();
    callback(null, response.statusCode);
  });
  request.on('error', callback);
  request.end(body);
};
