import { readFileSync } from 'node:fs';
import { z } from 'zod';

const FILE_BACKED = ['DATABASE_URL', 'REDIS_URL', 'JWT_KEY', 'DATA_KEY', 'SMTP_PASSWORD'] as const;

const key32 = z
  .base64()
  .transform((value) => Buffer.from(value, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes');

const isExactOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value && value.startsWith('https://');

const schema = z.object({
  NODE_ENV: z.enum(['production', 'test', 'development']),
  PORT: z.coerce.number().int().min(1).max(65535),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(3),
  APP_URL: z.url({ protocol: /^https$/ }),
  CORS_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .refine((list) => list.every(isExactOrigin), 'must be https origins without a path'),
  DATABASE_URL: z.url().refine((url) => new URL(url).searchParams.get('sslmode') === 'verify-full', 'needs sslmode=verify-full'),
  REDIS_URL: z.url({ protocol: /^rediss$/ }),
  JWT_KEY: key32,
  DATA_KEY: key32,
  S3_BUCKET: z.string().min(3),
  S3_REGION: z.string().min(4),
  SMTP_HOST: z.string().min(1),
  SMTP_USER: z.string().min(1),
  SMTP_PASSWORD: z.string().min(16),
  MAIL_FROM: z.email(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Secrets come either as a variable or, in the cluster, as a mounted file named by NAME_FILE. */
function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const source = { ...env };
  for (const name of FILE_BACKED) {
    const file = env[`${name}_FILE`];
    if (file) source[name] = readFileSync(file, 'utf8').trim();
  }
  return source;
}

export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(withSecretFiles(env));
  if (!parsed.success) {
    const broken = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Invalid configuration\n  ${broken.join('\n  ')}`);
  }
  return Object.freeze(parsed.data);
}
