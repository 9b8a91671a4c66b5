const { execFile } = require('node:child_process');
const { Router } = require('express');

const FOLDERS = { photos: '/srv/photos', scans: '/srv/scans' };
const packers = {
  zip: (folder, done) => execFile('zip', ['-r', '/srv/out.zip', folder], done),
  tar: (folder, done) => execFile('tar', ['-cf', '/srv/out.tar', folder], done),
};

const router = Router();

router.post('/archives', (req, res, next) => {
  const folder = Object.hasOwn(FOLDERS, req.body.folder) ? FOLDERS[req.body.folder] : FOLDERS.photos;
  const pack = req.body.kind === 'tar' ? packers.tar : packers.zip;
  pack(folder, (error) => (error ? next(error) : res.sendStatus(202)));
});

module.exports = router;
