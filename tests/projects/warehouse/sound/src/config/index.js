'use strict';

const fs = require('node:fs');
const { cleanEnv, str, num, port, url, makeValidator } = require('envalid');

const ORIGIN = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{2,5})?$/;

const originList = makeValidator((input) => {
  const list = input.split(',').map((entry) => entry.trim());
  if (!list.every((entry) => ORIGIN.test(entry))) throw new Error('expected https origins, comma separated');
  return list;
});

const fileContent = makeValidator((file) => fs.readFileSync(file, 'utf8'));

const key256 = makeValidator((input) => {
  const key = Buffer.from(input, 'base64');
  if (key.length !== 32) throw new Error('expected 32 bytes in base64');
  return key;
});

const withScheme = (...schemes) =>
  makeValidator((input) => {
    if (!schemes.includes(new URL(input).protocol)) throw new Error(`expected ${schemes.join(' or ')}`);
    return input;
  });

const load = (source = process.env) => {
  const env = cleanEnv(source, {
    NODE_ENV: str({ choices: ['production', 'staging', 'test'] }),
    LOG_LEVEL: str({ choices: ['warn', 'info', 'silent'] }),
    PORT: port(),
    PUBLIC_URL: withScheme('https:')(),
    PROXY_HOPS: num(),
    CORS_ORIGINS: originList(),
    DATABASE_URL: withScheme('postgres:', 'postgresql:')(),
    DATABASE_CA_FILE: fileContent(),
    REDIS_URL: withScheme('rediss:')(),
    JWT_PRIVATE_KEY_FILE: fileContent(),
    JWT_PUBLIC_KEY_FILE: fileContent(),
    JWT_ISSUER: url(),
    JWT_AUDIENCE: str(),
    FIELD_KEY: key256(),
    SMTP_HOST: str(),
    SMTP_USER: str(),
    SMTP_PASSWORD: str(),
    MAIL_FROM: str(),
    REPORTS_DIR: str(),
    ALERT_WEBHOOK_URL: withScheme('https:')(),
  });

  return Object.freeze({
    env: env.NODE_ENV,
    logLevel: env.LOG_LEVEL,
    http: { port: env.PORT, publicUrl: env.PUBLIC_URL, proxyHops: env.PROXY_HOPS, origins: env.CORS_ORIGINS },
    db: { url: env.DATABASE_URL, ca: env.DATABASE_CA_FILE },
    redis: { url: env.REDIS_URL },
    jwt: {
      privateKey: env.JWT_PRIVATE_KEY_FILE,
      publicKey: env.JWT_PUBLIC_KEY_FILE,
      issuer: env.JWT_ISSUER,
      audience: env.JWT_AUDIENCE,
    },
    fieldKey: env.FIELD_KEY,
    mail: { host: env.SMTP_HOST, user: env.SMTP_USER, password: env.SMTP_PASSWORD, from: env.MAIL_FROM },
    reports: { dir: env.REPORTS_DIR },
    alerts: { url: env.ALERT_WEBHOOK_URL },
  });
};

module.exports = { load };
