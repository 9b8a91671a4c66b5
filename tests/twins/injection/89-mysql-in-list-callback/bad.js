const mysql = require('mysql');
const express = require('express');
const ensureAdmin = require('../lib/ensure-admin');

const connection = mysql.createConnection(process.env.MYSQL_URL);
const router = express.Router();

function toList(value) {
  return [].concat(value || []).filter(Boolean);
}

router.post('/users/deactivate', ensureAdmin, (req, res, next) => {
  const ids = toList(req.body.ids);

  ids.forEach((id) => {
    if (Number.isNaN(parseInt(id, 10))) {
      throw new RangeError('ids must be numeric');
    }
  });
  if (ids.length === 0) {
    return res.status(400).json({ error: 'nothing to do' });
  }

  const sql = 'UPDATE users SET active = 0 WHERE id IN (' + ids.join(',') + ')';
  connection.query(sql, (err, result) => { // fault: CWE-89
    if (err) return next(err);
    res.json({ changed: result.affectedRows });
  });
});

module.exports = router;
