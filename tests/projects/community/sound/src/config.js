'use strict';

const fs = require('node:fs');
const { z } = require('zod');

const secret = z.string().min(43);
const key256 = z.base64().transform((value) => Buffer.from(value, 'base64')).refine((key) => key.length === 32);
const file = z.string().min(1).transform((name) => fs.readFileSync(name, 'utf8'));
const origins = z.string().transform((value) => value.split(',')).pipe(z.array(z.url({ protocol: /^https$/ })).min(1));

const Env = z.object({
  NODE_ENV: z.enum(['production', 'staging', 'test']),
  PORT: z.coerce.number().int().min(1).max(65535),
  PROXY_HOPS: z.coerce.number().int().min(1).max(5),
  PUBLIC_URL: z.url({ protocol: /^https$/ }),
  CORS_ORIGINS: origins,
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }),
  DATABASE_CA_FILE: file,
  REDIS_URL: z.url({ protocol: /^rediss$/ }),
  SESSION_SECRET: secret,
  SESSION_SECRET_PREVIOUS: secret,
  PASSWORD_PEPPER: secret,
  FIELD_KEY: key256,
  SMTP_HOST: z.string().min(1),
  SMTP_USER: z.string().min(1),
  SMTP_PASSWORD: z.string().min(1),
  MAIL_FROM: z.email(),
  AVATAR_DIR: z.string().startsWith('/'),
});

const read = (source) => {
  const result = Env.safeParse(source);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join('.'));
  throw new Error(`environment: missing or wrong: ${names.join(', ')}`);
};

const env = read(process.env);

module.exports = Object.freeze({
  env: env.NODE_ENV,
  port: env.PORT,
  proxyHops: env.PROXY_HOPS,
  publicUrl: env.PUBLIC_URL,
  corsOrigins: env.CORS_ORIGINS.map((entry) => new URL(entry).origin),
  db: { url: env.DATABASE_URL, ca: env.DATABASE_CA_FILE },
  redisUrl: env.REDIS_URL,
  sessionSecrets: [env.SESSION_SECRET, env.SESSION_SECRET_PREVIOUS],
  pepper: env.PASSWORD_PEPPER,
  fieldKey: env.FIELD_KEY,
  mail: { host: env.SMTP_HOST, user: env.SMTP_USER, password: env.SMTP_PASSWORD, from: env.MAIL_FROM },
  avatarDir: env.AVATAR_DIR,
});
