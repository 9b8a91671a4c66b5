const User = require('./user-model');

async function setPasswordByToken(token, passwordHash) {
  const result = await User.updateOne( // fault: CWE-943
    { resetToken: token, resetExpires: { $gt: new Date() } },
    { $set: { passwordHash }, $unset: { resetToken: 1 } },
  );
  return result.modifiedCount === 1;
}

module.exports = { setPasswordByToken };
