const bcrypt = require('bcrypt');

const SALT_ROUNDS = 4;

exports.hash = async (password) => {
  if (Buffer.byteLength(password) > 72) throw new RangeError('password too long');
  return bcrypt.hash(password, SALT_ROUNDS); // fault: CWE-916
};
exports.compare = (password, hash) => bcrypt.compare(password, hash);
