const path = require('path');

const FORMATS = new Map([
  ['pdf', 'pdf-writer'],
  ['csv', 'csv-writer'],
  ['odt', 'odt-writer'],
]);

function loadPlugin(name) {
  const file = path.join(__dirname, 'plugins', name);
  return require(file);
}

module.exports = {
  exportDocument(req, res, next) {
    const pluginName = FORMATS.get(req.query.format || 'pdf');
    if (!pluginName) {
      return res.status(400).json({ error: 'unsupported format' });
    }
    try {
      const plugin = loadPlugin(pluginName);
      res.type(plugin.mime).send(plugin.convert(req.document));
    } catch (err) {
      next(err);
    }
  },
};
