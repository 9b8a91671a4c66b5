var express = require('express');
var sqlite3 = require('sqlite3');
var path = require('path');

var router = express.Router();
var db = new sqlite3.Database(path.join(__dirname, '..', 'data', 'library.db'), sqlite3.OPEN_READONLY);

function quote(value) {
  return "'" + String(value).replace("'", "''") + "'";
}

// search the catalogue by title and/or author
router.get('/books', function (req, res, next) {
  var sql = 'SELECT isbn, title, author FROM books';
  var parts = [];

  if (req.query.title) {
    parts.push('title = ' + quote(req.query.title));
  }
  if (req.query.author) {
    parts.push('author = ' + quote(req.query.author));
  }
  if (parts.length) {
    sql += ' WHERE ' + parts.join(' AND ');
  }

  db.all(sql + ' LIMIT 50', function (err, rows) { // fault: CWE-89
    if (err) {
      return next(err);
    }
    res.json(rows);
  });
});

module.exports = router;
