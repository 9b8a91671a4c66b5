const util = require('util');

const LABELS = { ok: 'was accepted', late: 'is late' };

exports.deliveryStatus = (req, res) => {
  const { label = 'Delivery %s %s', code } = req.query;
  const status = code === 'late' ? LABELS.late : LABELS.ok;

  const text = util.format(label, req.params.number, status); // fault: CWE-134
  res.json({ text });
};
