const util = require('util');

const LABELS = { ok: 'was accepted', late: 'is late' };

exports.deliveryStatus = (req, res) => {
  const { label = 'Delivery', code } = req.query;
  const status = code === 'late' ? LABELS.late : LABELS.ok;

  const text = util.format('%s %s %s', label, req.params.number, status);
  res.json({ text });
};
