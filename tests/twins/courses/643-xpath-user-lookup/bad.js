const fs = require('fs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const doc = new DOMParser().parseFromString(fs.readFileSync('data/staff.xml', 'utf8'), 'text/xml');

exports.findPhone = (req, res) => {
  const name = req.query.name;
  const nodes = xpath.select("//employee[name='" + name + "']/phone", doc); // fault: CWE-643
  res.json({ phones: nodes.map((node) => node.textContent) });
};
