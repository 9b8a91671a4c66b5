const path = require('path');

const DRIVE = '/srv/drive';

function userRoot(userId) {
  return path.join(DRIVE, `u${Number(userId)}`);
}

function inside(root, relative) {
  const full = path.resolve(root, relative);
  const rel = path.relative(root, full);
  if (!rel || rel === '..' || rel.startsWith('..' + path.sep) || path.isAbsolute(rel)) {
    const err = new Error('Path outside of the drive');
    err.status = 400;
    throw err;
  }
  return full;
}

module.exports = { userRoot, inside };
