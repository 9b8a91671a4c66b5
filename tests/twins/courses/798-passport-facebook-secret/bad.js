const passport = require('passport');
const FacebookStrategy = require('passport-facebook').Strategy;
const users = require('../services/users');

passport.use(new FacebookStrategy({
  clientID: process.env.FACEBOOK_APP_ID,
  clientSecret: '4fe1b89c0a3d47d2b6a5f0e19c7732aa', // fault: CWE-798
  callbackURL: 'https://www.example.com/auth/facebook/callback',
  state: true,
}, (accessToken, refreshToken, profile, done) => {
  users.findOrCreate({ facebookId: profile.id })
    .then((user) => done(null, user))
    .catch(done);
}));

module.exports = passport;
