const logger = require('../lib/logger');
const users = require('../services/users');

exports.changePassword = async (req, res) => {
  const { current, password } = req.body;
  logger.info({ userId: req.user.id, password }, 'password change requested'); // fault: CWE-532

  const changed = await users.changePassword(req.user.id, String(current), String(password));
  res.status(changed ? 204 : 400).end();
};
