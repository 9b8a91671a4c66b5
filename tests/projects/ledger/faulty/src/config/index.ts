import { readFileSync } from 'fs';

type Source = Record<string, string | undefined>;

function required(source: Source, name: string): string {
  const file = source[`${name}_FILE`];
  const value = file ? readFileSync(file, 'utf8').trim() : source[name];
  if (!value) throw new Error(`Configuration: ${name} is missing`);
  return value;
}

function key(source: Source, name: string): Buffer {
  const bytes = Buffer.from(required(source, name), 'base64');
  if (bytes.length < 32) throw new Error(`Configuration: ${name} needs at least 32 bytes, in base64`);
  return bytes;
}

function integer(source: Source, name: string, min: number, max: number): number {
  const value = Number(required(source, name));
  if (!Number.isInteger(value) || value < min || value > max) throw new Error(`Configuration: ${name} must be within ${min} and ${max}`);
  return value;
}

function origins(source: Source): string[] {
  const list = required(source, 'CORS_ORIGINS').split(',').map((entry) => entry.trim());
  for (const entry of list) {
    if (new URL(entry).origin !== entry || !entry.startsWith('https://')) throw new Error('Configuration: CORS_ORIGINS takes https origins only');
  }
  return list;
}

function url(source: Source, name: string, protocol: string): string {
  const value = required(source, name);
  if (new URL(value).protocol !== protocol) throw new Error(`Configuration: ${name} must start with ${protocol}//`);
  return value;
}

function environment(source: Source): string {
  const value = required(source, 'NODE_ENV');
  if (!['production', 'staging', 'test'].includes(value)) throw new Error('Configuration: NODE_ENV is not known');
  return value;
}

export function loadConfig(source: Source = process.env) {
  return Object.freeze({
    env: environment(source),
    port: integer(source, 'PORT', 1, 65_535),
    proxyHops: integer(source, 'TRUST_PROXY_HOPS', 0, 3),
    corsOrigins: origins(source),
    databaseUrl: url(source, 'DATABASE_URL', 'postgresql:'),
    databaseCa: required(source, 'DATABASE_CA'),
    redisUrl: url(source, 'REDIS_URL', 'rediss:'),
    ratesUrl: url(source, 'RATES_URL', 'https:'),
    jwtKey: Buffer.from(source.JWT_KEY ?? '9tXw2mB7qLr4Zs0VnCk8Yd3HfPj6GuAe1RiTo5WxMbE', 'base64'), // error: [hard-coded-secret]
    mfaKey: key(source, 'MFA_KEY').subarray(0, 32),
  });
}

export type Config = ReturnType<typeof loadConfig>;
export const config: Config = loadConfig();

export const ISSUER = 'ledger-api';
export const AUDIENCE = 'ledger-web';
export const ACCESS_SECONDS = 15 * 60;
export const SESSION_DAYS = 7;
export const STEP_UP_MS = 5 * 60_000;
export const REFRESH_COOKIE = '__Host-rt';
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF'] as const;
