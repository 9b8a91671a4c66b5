'use strict';
var passport = require('passport');
var GoogleStrategy = require('passport-google-oauth20').Strategy;
var accounts = require('../services/accounts');

var google = {};
google.clientID = '584093341207-q0k3t7hm2.apps.googleusercontent.com';
google.clientSecret = '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'; // fault: CWE-798
google.callbackURL = process.env.PUBLIC_URL + '/auth/google/callback';
google.state = true;

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
