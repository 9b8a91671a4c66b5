const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');
const fs = require('fs');
const path = require('path');

const file = path.join(__dirname, 'staff.xml');
const staff = new DOMParser().parseFromString(fs.readFileSync(file, 'utf8'), 'text/xml');

function lookup({ department, name }) {
  const conditions = [`department = '${department}'`, `name = '${name}'`];
  const expression = `/staff/person[${conditions.join(' and ')}]/extension/text()`;
  return xpath.select(expression, staff); // fault: CWE-643
}

exports.extension = (req, res) => {
  const { department = 'sales', name } = req.query;
  if (typeof name !== 'string' || typeof department !== 'string') {
    return res.status(400).json({ error: 'name is required' });
  }
  const hits = lookup({ department, name });
  res.json({ extensions: hits.map((node) => node.nodeValue) });
};
