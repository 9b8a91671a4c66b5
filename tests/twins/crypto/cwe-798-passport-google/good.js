'use strict';
var passport = require('passport');
var GoogleStrategy = require('passport-google-oauth20').Strategy;
var accounts = require('../services/accounts');

var google = {};
// the client id is public: it is in every login link
google.clientID = '584093341207-q0k3t7hm2.apps.googleusercontent.com';
google.clientSecret = process.env.GOOGLE_CLIENT_SECRET;
google.callbackURL = process.env.PUBLIC_URL + '/auth/google/callback';
google.state = true;

if (!google.clientSecret) throw new Error('GOOGLE_CLIENT_SECRET is not set');

passport.use(new GoogleStrategy(google, function (accessToken, refreshToken, profile, done) {
  accounts.findOrCreate('google', profile.id)
    .then(function (account) { done(null, { id: account.id }); })
    .catch(done);
}));

passport.serializeUser(function (user, done) { done(null, user.id); });
passport.deserializeUser(function (id, done) {
  accounts.byId(id).then(function (a) { done(null, a || false); }, done);
});

module.exports = passport;
