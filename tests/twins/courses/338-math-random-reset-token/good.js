const crypto = require('crypto');
const User = require('../models/user');
const mailer = require('../lib/mailer');

function generateToken(length) {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  let token = '';
  for (let i = 0; i < length; i++) {
    token += alphabet[crypto.randomInt(alphabet.length)];
  }
  return token;
}

exports.forgotPassword = async (req, res) => {
  const resetToken = generateToken(32);
  const email = String(req.body.email);
  await User.setResetToken(email, resetToken, Date.now() + 900000);
  await mailer.queueReset(email, resetToken);
  // spread the answers a little so that the queue is not hit at once
  setTimeout(() => {
    res.json({ message: 'If the account exists, a mail is on its way.' });
  }, Math.random() * 50);
};
