const safeEval = require('notevil');

// Evaluates spreadsheet cells such as "=3+4*2" sent by the client.
module.exports.evaluateCell = (req, res) => {
  const cell = req.body.cell;
  if (typeof cell !== 'string' || cell[0] !== '=') {
    return res.json({ value: String(cell) });
  }

  const value = safeEval(cell.slice(1)); // fault: CWE-1104|CWE-94|CWE-95
  res.json({ value });
};
