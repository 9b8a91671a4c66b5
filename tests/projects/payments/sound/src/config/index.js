import { readFileSync } from 'node:fs';
import { cleanEnv, makeValidator, num, port, str } from 'envalid';

const secretFile = makeValidator((path) => {
  const value = readFileSync(path, 'utf8').trim();
  if (Buffer.byteLength(value) < 32) throw new Error('secret file is too short');
  return value;
});

const pemFile = makeValidator((path) => readFileSync(path, 'utf8'));

const urlWith = (...protocols) =>
  makeValidator((value) => {
    const parsed = new URL(value);
    if (!protocols.includes(parsed.protocol)) throw new Error(`expected one of ${protocols.join(', ')}`);
    return value.replace(/\/$/, '');
  })();

const originList = makeValidator((value) =>
  value.split(',').map((entry) => {
    const parsed = new URL(entry.trim());
    if (parsed.protocol !== 'https:') throw new Error('origins must be https');
    return parsed.origin;
  }),
);

// file with one "id:base64" pair a line, the first one is used for new records
const keyRing = makeValidator((path) => {
  const entries = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id, encoded = ''] = line.trim().split(':');
      const key = Buffer.from(encoded, 'base64');
      if (!/^[a-z0-9]{1,8}$/.test(id) || key.length !== 32) throw new Error('bad key ring entry');
      return [id, key];
    });
  if (entries.length === 0) throw new Error('key ring is empty');
  return { activeId: entries[0][0], keys: new Map(entries) };
});

const env = cleanEnv(process.env, {
  NODE_ENV: str({ choices: ['production', 'staging', 'test'] }),
  LOG_LEVEL: str({ choices: ['info', 'warn', 'error'], default: 'info' }),
  PORT: port({ default: 8443 }),
  METRICS_PORT: port({ default: 9464 }),
  TRUST_PROXY_HOPS: num({ default: 1 }),
  TLS_CERT_FILE: pemFile(),
  TLS_KEY_FILE: pemFile(),
  DATABASE_URL_FILE: secretFile(),
  DATABASE_CA_FILE: pemFile(),
  REDIS_URL_FILE: secretFile(),
  JWT_ISSUER: urlWith('https:'),
  JWT_AUDIENCE: str(),
  JWKS_URI: urlWith('https:'),
  CORS_ORIGINS: originList(),
  DASHBOARD_URL: urlWith('https:'),
  ACQUIRER_URL: urlWith('https:'),
  ACQUIRER_TOKEN_FILE: secretFile(),
  FX_URL: urlWith('https:'),
  CARD_KEYS_FILE: keyRing(),
  API_KEY_PEPPER_FILE: secretFile(),
  RETURN_STATE_KEY_FILE: secretFile(),
  ACQUIRER_WEBHOOK_SECRET_FILE: secretFile(),
  DISPUTES_WEBHOOK_SECRET_FILE: secretFile(),
  METRICS_TOKEN_FILE: secretFile(),
  EVIDENCE_DIR: str(),
});

if (!env.REDIS_URL_FILE.startsWith('rediss://')) throw new Error('Redis must be reached over TLS');

export const config = Object.freeze({
  env: env.NODE_ENV,
  logLevel: env.LOG_LEVEL,
  port: env.PORT,
  trustProxyHops: env.TRUST_PROXY_HOPS,
  tls: { cert: env.TLS_CERT_FILE, key: env.TLS_KEY_FILE },
  metrics: { port: env.METRICS_PORT, token: env.METRICS_TOKEN_FILE },
  db: { url: env.DATABASE_URL_FILE, ca: env.DATABASE_CA_FILE },
  redisUrl: env.REDIS_URL_FILE,
  jwt: { issuer: env.JWT_ISSUER, audience: env.JWT_AUDIENCE, jwksUri: env.JWKS_URI },
  corsOrigins: env.CORS_ORIGINS,
  dashboardUrl: env.DASHBOARD_URL,
  acquirer: { url: env.ACQUIRER_URL, token: env.ACQUIRER_TOKEN_FILE },
  fxUrl: env.FX_URL,
  cardKeys: env.CARD_KEYS_FILE,
  apiKeyPepper: env.API_KEY_PEPPER_FILE,
  returnStateKey: env.RETURN_STATE_KEY_FILE,
  webhookSecrets: new Map([
    ['acquirer', env.ACQUIRER_WEBHOOK_SECRET_FILE],
    ['disputes', env.DISPUTES_WEBHOOK_SECRET_FILE],
  ]),
  evidenceDir: env.EVIDENCE_DIR,
});
