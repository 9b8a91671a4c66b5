const https = require('https');

module.exports.weather = (req, res) => {
  const region = req.query.region || 'eu';

  https.get('https://' + region + '.weather-service.com/v1/today', (upstream) => { // fault: CWE-918
    res.type('json');
    upstream.pipe(res);
  }).on('error', () => res.status(502).end());
};
