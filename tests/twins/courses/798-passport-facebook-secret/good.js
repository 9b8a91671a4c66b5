const passport = require('passport');
const FacebookStrategy = require('passport-facebook').Strategy;
const users = require('../services/users');

passport.use(new FacebookStrategy({
  clientID: process.env.FACEBOOK_APP_ID,
  clientSecret: process.env.FACEBOOK_APP_SECRET,
  callbackURL: 'https://www.example.com/auth/facebook/callback',
  state: true,
}, (accessToken, refreshToken, profile, done) => {
  users.findOrCreate({ facebookId: profile.id })
    .then((user) => done(null, user))
    .catch(done);
}));

module.exports = passport;
