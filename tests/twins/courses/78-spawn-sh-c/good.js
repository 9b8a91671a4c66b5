const fs = require('fs');
const zlib = require('zlib');
const { spawn } = require('child_process');
const { requireRole } = require('./middleware/auth');

const DATABASES = new Set(['shop', 'billing', 'reporting']);

module.exports = (app) => {
  app.post('/admin/backup', requireRole('admin'), (req, res) => {
    const { database } = req.body;
    if (!DATABASES.has(database)) {
      return res.status(400).json({ error: 'unknown database' });
    }

    const child = spawn('/usr/bin/pg_dump', [database]);
    child.stdout.pipe(zlib.createGzip()).pipe(fs.createWriteStream('/backups/' + Date.now() + '.sql.gz'));

    child.on('close', (code) => {
      res.status(code === 0 ? 201 : 500).json({ exitCode: code });
    });
  });
};
