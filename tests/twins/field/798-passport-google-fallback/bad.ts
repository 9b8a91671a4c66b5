import passport from 'passport';
import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { findOrCreate } from './users';

passport.use(
  new GoogleStrategy(
    {
      clientID: process.env.GOOGLE_CLIENT_ID ?? '4711-web.apps.googleusercontent.com',
      clientSecret: process.env.GOOGLE_CLIENT_SECRET ?? 'GX-9fQe2rWmLzT7bYcVdHs', // fault: CWE-798
      callbackURL: 'https://app.example.com/auth/google/callback',
      scope: ['openid', 'email'],
      state: true,
    },
    async (_accessToken, _refreshToken, profile, done) => {
      try {
        done(null, await findOrCreate(profile.id));
      } catch (err) {
        done(err as Error);
      }
    },
  ),
);

export { passport };
