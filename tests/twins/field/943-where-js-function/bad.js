const Reading = require('../models/reading');

function thresholdClause(field, limit) {
  return { $where: 'this.' + field + ' > ' + limit };
}

module.exports.alerts = function (req, res, next) {
  const field = req.query.field || 'temperature';
  const limit = req.query.above || 30;
  const query = Object.assign({ station: req.user.station }, thresholdClause(field, limit));

  Reading // fault: CWE-943
    .find(query)
    .sort('-at')
    .limit(500)
    .exec()
    .then((rows) => res.json(rows))
    .catch(next);
};
