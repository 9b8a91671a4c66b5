const expat = require('node-expat');

exports.countElements = (req, res) => {
  const counts = new Map();
  const parser = new expat.Parser('UTF-8');

  parser.on('startElement', (name) => counts.set(name, (counts.get(name) || 0) + 1));
  parser.on('text', (text) => counts.set('#text', (counts.get('#text') || 0) + text.length));

  parser.write(req.body); // fault: CWE-776|CWE-611
  res.json(Object.fromEntries(counts));
};
