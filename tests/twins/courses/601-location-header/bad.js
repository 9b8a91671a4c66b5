const { tracker } = require('../lib/tracker');

module.exports = function registerClick(app) {
  app.get('/click', async (req, res) => {
    const { url, campaign } = req.query;
    await tracker.count(String(campaign));

    res.writeHead(302, { Location: url }); // fault: CWE-601
    res.end();
  });
};
