'use strict';
// core/categories/topics.js (community forum software)
const db = require('../../database/mysql');

function idList(cids) {
  return cids.map((cid) => Number.parseInt(cid, 10)).filter(Number.isSafeInteger);
}

module.exports = function (Categories) {
  Categories.getRecentTopics = function (uid, cids, callback) {
    const list = idList(cids);
    if (!list.length) {
      return callback(null, []);
    }
    const query = 'SELECT tid, title FROM topics WHERE deleted = 0 AND cid IN (?) ORDER BY lastpost DESC LIMIT 20';
    db.query(query, [list], function (err, topics) {
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
