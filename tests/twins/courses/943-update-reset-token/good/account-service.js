const crypto = require('crypto');
const User = require('./user-model');

const digest = (token) => crypto.createHash('sha256').update(token).digest('hex');

async function setPasswordByToken(token, passwordHash) {
  const result = await User.updateOne(
    { resetToken: digest(token), resetExpires: { $gt: new Date() } },
    { $set: { passwordHash }, $unset: { resetToken: 1 } },
  );
  return result.modifiedCount === 1;
}

module.exports = { setPasswordByToken };
