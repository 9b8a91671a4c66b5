const { spawn } = require('child_process');
const { requireRole } = require('./middleware/auth');

module.exports = (app) => {
  app.post('/admin/backup', requireRole('admin'), (req, res) => {
    const { database } = req.body;
    const command = 'pg_dump ' + database + ' | gzip > /backups/' + Date.now() + '.sql.gz';

    const child = spawn('/bin/sh', ['-c', command]); // fault: CWE-78

    child.on('close', (code) => {
      res.status(code === 0 ? 201 : 500).json({ exitCode: code });
    });
  });
};
