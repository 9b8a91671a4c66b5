'use strict';
// core/categories/topics.js (community forum software)
const db = require('../../database/mysql');

function idList(cids) {
  return cids.filter(Boolean).join(',');
}

module.exports = function (Categories) {
  Categories.getRecentTopics = function (uid, cids, callback) {
    const list = idList(cids);
    if (!list.length) {
      return callback(null, []);
    }
    const query = 'SELECT tid, title FROM topics WHERE deleted = 0 AND cid IN (' + list + ') ORDER BY lastpost DESC LIMIT 20';
    db.query(query, function (err, topics) { // fault: CWE-89
      if (err) return callback(err);
      callback(null, topics);
    });
  };

  Categories.recentHandler = function (req, res, next) {
    const cids = [].concat(req.query.cid || []);
    Categories.getRecentTopics(req.uid, cids, function (err, topics) {
      if (err) return next(err);
      res.json({ topics: topics });
    });
  };
};
