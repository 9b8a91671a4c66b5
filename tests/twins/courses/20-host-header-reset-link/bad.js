const crypto = require('crypto');
const mailer = require('../lib/mailer');
const tokens = require('../lib/reset-tokens');

exports.requestReset = async (req, res, next) => {
  try {
    const email = String(req.body.email).toLowerCase();
    const token = crypto.randomBytes(32).toString('hex');
    await tokens.storeIfUserExists(email, token);

    const link = `https://${req.headers.host}/reset?token=${token}`; // fault: CWE-20|CWE-644|CWE-640
    await mailer.enqueue(email, 'Reset your password', `Open this link: ${link}`);
    res.json({ message: 'If the address exists, we sent a mail.' });
  } catch (err) {
    next(err);
  }
};
