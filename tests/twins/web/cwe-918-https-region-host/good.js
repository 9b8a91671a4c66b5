'use strict';

const https = require('https');
const querystring = require('querystring');
const { requireApiKey } = require('../auth');

const REGIONS = { eu: 'eu-central', us: 'us-east', ap: 'ap-south' };

function stockUrl(region, sku) {
  const qs = querystring.stringify({ sku: sku });
  return 'https://' + region + '.stock.acme.example/v2/levels?' + qs;
}

module.exports = function (app) {
  app.get('/stock/:sku', requireApiKey, function (req, res, next) {
    var region = Object.hasOwn(REGIONS, req.query.region) ? REGIONS[req.query.region] : REGIONS.eu;

    var upstream = https.get(stockUrl(region, req.params.sku), { timeout: 2000 }, function (answer) {
      if (answer.statusCode !== 200) {
        answer.resume();
        return res.status(502).json({ error: 'Stock service unavailable' });
      }
      res.type('json');
      answer.pipe(res);
    });

    upstream.on('timeout', function () { upstream.destroy(new Error('timeout')); });
    upstream.on('error', next);
  });
};
