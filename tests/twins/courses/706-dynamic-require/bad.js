const path = require('path');

function loadPlugin(name) {
  const file = path.join(__dirname, 'plugins', name);
  return require(file); // fault: CWE-95|CWE-706|CWE-98|CWE-22
}

module.exports = {
  exportDocument(req, res, next) {
    const format = req.query.format || 'pdf';
    try {
      const plugin = loadPlugin(format);
      res.type(plugin.mime).send(plugin.convert(req.document));
    } catch (err) {
      next(err);
    }
  },
};
