const argon2 = require('argon2');
const passport = require('passport');
const { Strategy: LocalStrategy } = require('passport-local');
const users = require('../models/users');
const log = require('./log');

passport.use(
  new LocalStrategy({ usernameField: 'email', passReqToCallback: true }, async (req, email, password, done) => {
    const from = { ip: req.ip, agent: req.get('user-agent') };
    try {
      const user = await users.withHash(email);
      const valid = user ? await argon2.verify(user.hash, password) : await argon2.hash(password).then(() => false);
      if (!valid) {
        log.warn({ event: 'sign-in failed', ...from });
        return done(null, false);
      }
      log.info({ event: 'sign-in succeeded', user: user.id, ...from });
      return done(null, { id: user.id, moderator: user.moderator });
    } catch (error) {
      return done(error);
    }
  }),
);
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => users.byId(id).then((user) => done(null, user), done));

module.exports = passport;
