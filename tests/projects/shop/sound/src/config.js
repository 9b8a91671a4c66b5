import { cleanEnv, port, str, url } from 'envalid';

const env = cleanEnv(process.env, {
  PORT: port({ default: 3000 }),
  DATABASE_URL: url(),
  REDIS_URL: url(),
  JWT_SECRET: str(),
  APP_ORIGIN: url(),
  ADMIN_ORIGIN: url(),
});

export const config = {
  port: env.PORT,
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  jwtSecret: env.JWT_SECRET,
  allowedOrigins: [env.APP_ORIGIN, env.ADMIN_ORIGIN],
  issuer: 'https://api.shop.example',
  audience: 'shop-api',
};
