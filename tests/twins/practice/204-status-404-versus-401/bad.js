const bcrypt = require('bcrypt');
const User = require('../models/User');
const { signAccess } = require('../utils/tokens');
const { FALLBACK_HASH } = require('../config/auth');
const logger = require('../utils/logger');

class AuthController {
  constructor(deps = {}) {
    this.users = deps.users || User;
    this.login = this.login.bind(this);
  }

  async login(req, res, next) {
    try {
      const { email, password } = req.validated;
      const user = await this.users.findOne({ email }).select('+passwordHash');
      const ok = await bcrypt.compare(password, user ? user.passwordHash : FALLBACK_HASH);

      if (!user || !ok) {
        logger.warn({ event: 'authn_login_fail', userId: user ? user.id : null, ip: req.ip });
        return res.status(user ? 401 : 404).json({ error: 'Login failed' }); // fault: CWE-204
      }

      logger.info({ event: 'authn_login_success', userId: user.id, ip: req.ip });
      return res.json({ token: signAccess(user.id) });
    } catch (err) {
      return next(err);
    }
  }
}

module.exports = AuthController;
