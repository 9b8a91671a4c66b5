const { tracker } = require('../lib/tracker');

const TARGETS = new Map([
  ['spring', 'https://www.example.com/spring'],
  ['outlet', 'https://outlet.example.com/'],
]);

module.exports = function registerClick(app) {
  app.get('/click', async (req, res) => {
    const { campaign } = req.query;
    const url = TARGETS.get(campaign) ?? 'https://www.example.com/';
    await tracker.count(String(campaign));

    res.writeHead(302, { Location: url });
    res.end();
  });
};
