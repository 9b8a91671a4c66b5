'use strict';

const passport = require('passport');
const { Strategy: LocalStrategy } = require('passport-local');
const { users } = require('../models');
const passwords = require('../lib/passwords');
const { audit, alarm } = require('../lib/logger');

passport.use(
  new LocalStrategy({ usernameField: 'email', passReqToCallback: true }, async (req, _email, _password, done) => {
    try {
      const { email, password } = req.valid.body;
      const user = await users.findByEmail(email);
      const matches = await passwords.verify(user?.password_hash, password);
      if (!matches || user.suspended_at) {
        alarm('authn_login_fail', req, { subject: user?.id });
        return done(null, false);
      }
      audit('authn_login_success', req, { subject: user.id });
      return done(null, user);
    } catch (err) {
      return done(err);
    }
  }),
);

passport.serializeUser((user, done) => done(null, { id: user.id, epoch: user.session_epoch }));

// role and suspension are read anew for each request; a raised epoch ends every session of the user
passport.deserializeUser(({ id, epoch }, done) => {
  users
    .findById(id)
    .then((user) => done(null, user && user.session_epoch === epoch ? user : false))
    .catch(done);
});

module.exports = passport;
