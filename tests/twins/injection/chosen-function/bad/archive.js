const { exec } = require('node:child_process');
const { Router } = require('express');

const packers = {
  zip: (folder, done) => exec(`zip -r /srv/out.zip ${folder}`, done), // fault: CWE-78
  tar: (folder, done) => exec(`tar -cf /srv/out.tar ${folder}`, done), // fault: CWE-78
};

const router = Router();

router.post('/archives', (req, res, next) => {
  const pack = req.body.kind === 'tar' ? packers.tar : packers.zip;
  pack(req.body.folder, (error) => (error ? next(error) : res.sendStatus(202)));
});

module.exports = router;
