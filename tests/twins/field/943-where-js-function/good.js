const Reading = require('../models/reading');

function thresholdClause(field, limit) {
  return { [field]: { $gt: limit } };
}

const FIELDS = ['temperature', 'humidity', 'pressure'];

module.exports.alerts = function (req, res, next) {
  const field = req.query.field || 'temperature';
  const limit = Number(req.query.above || 30);
  if (!FIELDS.includes(field) || Number.isNaN(limit)) {
    return res.status(400).json({ error: 'unknown field or limit' });
  }
  const query = Object.assign({ station: req.user.station }, thresholdClause(field, limit));

  Reading
    .find(query)
    .sort('-at')
    .limit(500)
    .exec()
    .then((rows) => res.json(rows))
    .catch(next);
};
