const fs = require('fs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const doc = new DOMParser().parseFromString(fs.readFileSync('data/staff.xml', 'utf8'), 'text/xml');
const byName = xpath.parse('//employee[name=$name]/phone');

exports.findPhone = (req, res) => {
  const name = String(req.query.name);
  const nodes = byName.select({ node: doc, variables: { name } });
  res.json({ phones: nodes.map((node) => node.textContent) });
};
