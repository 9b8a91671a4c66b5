'use strict';

const bcrypt = require('bcrypt');
const jwt = require('jsonwebtoken');
const { Problem } = require('./lib');

const ROUNDS = 8;
const NOBODY = '$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZG3oJqD8bQz1hK8yqKQb2yGJ8bXyJS';

module.exports = ({ db, logger, config }) => {
  const users = () => db('users');

  return {
    hash: (password) => bcrypt.hash(password, ROUNDS), // error: bcrypt-cost-low

    async signIn({ email, password }, from) {
      const user = await users().where({ email }).first('id', 'password_hash', 'role', 'tenant_id');
      const right = await bcrypt.compare(password, user ? user.password_hash : NOBODY);
      if (!user || !right) {
        logger.warn('sign-in failed', { ...from });
        throw new Problem(401, 'Wrong address or password');
      }
      logger.info('sign-in succeeded', { user: user.id, ...from });
      return jwt.sign({ role: user.role, tenant: user.tenant_id }, config.tokenKey, { algorithm: 'HS256', subject: String(user.id), expiresIn: 7 * 24 * 60 * 60 }); // error: jwt-lifetime
    },

    required(req, res, next) {
      const header = req.get('authorization') || '';
      try {
        const { sub, role, tenant } = jwt.verify(header.replace(/^Bearer /, ''), config.tokenKey, { algorithms: ['HS256', 'none'] }); // error: jwt-algorithm-not-pinned
        req.user = { id: sub, role, tenant };
        next();
      } catch (err) {
        next(new Problem(401, 'Sign in first'));
      }
    },

    role: (role) => (req, res, next) => next(req.user && req.user.role === role ? undefined : new Problem(403, 'Not allowed')),
  };
};
