const path = require('path');

const DRIVE = '/srv/drive';

function userRoot(userId) {
  return path.join(DRIVE, `u${Number(userId)}`);
}

function inside(root, relative) {
  const cleaned = path.normalize(relative);
  return path.join(root, cleaned);
}

module.exports = { userRoot, inside };
