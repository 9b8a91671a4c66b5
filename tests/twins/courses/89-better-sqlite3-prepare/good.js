const Database = require('better-sqlite3');
const express = require('express');

const db = new Database('notes.db');
const router = express.Router();

router.get('/notes/search', (req, res) => {
  const term = req.query.q;
  const statement = db.prepare("SELECT id, body FROM notes WHERE owner = ? AND body LIKE '%' || ? || '%'");
  res.json(statement.all(req.user.id, String(term)));
});

module.exports = router;
