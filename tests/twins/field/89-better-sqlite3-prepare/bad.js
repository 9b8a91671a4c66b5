const Database = require('better-sqlite3');
const { Router } = require('express');

const db = new Database(process.env.DB_FILE, { fileMustExist: true });
const router = Router();

router.get('/events', (req, res) => {
  const filters = [];
  const values = [];

  for (const key of ['city', 'genre']) {
    if (req.query[key]) {
      filters.push(`${key} = '${req.query[key]}'`);
    }
  }

  const where = filters.length ? ' WHERE ' + filters.join(' AND ') : '';
  const stmt = db.prepare('SELECT id, name, starts_at FROM events' + where + ' LIMIT 100'); // fault: CWE-89
  res.json(stmt.all(...values));
});

module.exports = router;
