import passport from 'passport';
import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { findOrCreate } from './users';

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

passport.use(
  new GoogleStrategy(
    {
      clientID: env('GOOGLE_CLIENT_ID'),
      clientSecret: env('GOOGLE_CLIENT_SECRET'),
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
