const passport = require('passport');
const { Strategy, ExtractJwt } = require('passport-jwt');
const User = require('../models/user');
const { accessKey, issuer } = require('../config');

const options = {
  jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
  secretOrKey: accessKey,
  algorithms: ['HS256'],
  issuer,
  audience: 'mobile',
  ignoreExpiration: true, // fault: CWE-613
};

passport.use(
  new Strategy(options, (payload, done) => {
    User.findById(String(payload.sub))
      .select('_id active')
      .lean()
      .then((user) => done(null, user && user.active ? { id: user._id.toString() } : false))
      .catch(done);
  })
);

module.exports = passport.authenticate('jwt', { session: false });
