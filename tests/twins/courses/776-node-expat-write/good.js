const { XMLParser } = require('fast-xml-parser');

exports.countElements = (req, res) => {
  const counts = new Map();
  const parser = new XMLParser({ processEntities: false, preserveOrder: true });

  const visit = (nodes) => nodes.forEach((node) => {
    for (const [name, children] of Object.entries(node)) {
      counts.set(name, (counts.get(name) || 0) + 1);
      if (Array.isArray(children)) visit(children);
    }
  });

  visit(parser.parse(String(req.body)));
  res.json(Object.fromEntries(counts));
};
