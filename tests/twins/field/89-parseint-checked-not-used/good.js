var express = require('express');
var mysql = require('mysql');

var pool = mysql.createPool({ host: process.env.DB_HOST, user: process.env.DB_USER, password: process.env.DB_PASS, database: 'library' });
var router = express.Router();

function checkId(req, res, next) {
  var id = parseInt(req.params.id, 10);
  if (isNaN(id) || id < 1) {
    return res.status(400).json({ error: 'id must be a number' });
  }
  req.bookId = id;
  next();
}

router.get('/books/:id', checkId, function (req, res, next) {
  var q = 'SELECT title, author, isbn FROM books WHERE id = ' + req.bookId;
  pool.query(q, function (err, rows) {
    if (err) return next(err);
    if (!rows.length) return res.sendStatus(404);
    res.json(rows[0]);
  });
});

module.exports = router;
