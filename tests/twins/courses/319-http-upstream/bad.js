const http = require('http');

exports.submitClaim = function submitClaim(claim, callback) {
  const body = JSON.stringify(claim);
  const request = http.request('http://claims.partner-insurance.com/v1/claims', { // fault: CWE-319
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  }, (response) => {
    response.resume();
    callback(null, response.statusCode);
  });
  request.on('error', callback);
  request.end(body);
};
