import { readFileSync } from 'node:fs';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNotEmpty, IsString, IsUrl, Max, Min, MinLength, validateSync } from 'class-validator';

const fromFile = () => Transform(({ value }) => (typeof value === 'string' ? readFileSync(value, 'utf8').trim() : value));
const httpsUrl = () => IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false });

export class Env {
  @IsIn(['production', 'staging', 'test'])
  NODE_ENV: string;

  @Type(() => Number) @IsInt() @Min(1) @Max(65535)
  PORT = 8443;

  @Type(() => Number) @IsInt() @Min(0) @Max(3)
  TRUST_PROXY_HOPS = 1;

  @fromFile() @IsString() @IsNotEmpty()
  TLS_CERT_FILE: string;

  @fromFile() @IsString() @IsNotEmpty()
  TLS_KEY_FILE: string;

  @fromFile() @IsString() @IsNotEmpty()
  DATABASE_URL_FILE: string;

  @fromFile() @IsString() @IsNotEmpty()
  DATABASE_CA_FILE: string;

  @fromFile() @IsUrl({ protocols: ['rediss'], require_protocol: true, require_tld: false })
  REDIS_URL_FILE: string;

  @fromFile() @IsString() @MinLength(800)
  JWT_PRIVATE_KEY_FILE: string;

  @fromFile() @IsString() @MinLength(300)
  JWT_PUBLIC_KEY_FILE: string;

  @httpsUrl()
  JWT_ISSUER: string;

  @IsString() @IsNotEmpty()
  JWT_AUDIENCE: string;

  @Transform(({ value }) => String(value).split(',').map((entry) => new URL(entry.trim()).origin))
  @IsArray() @IsUrl({ protocols: ['https'], require_protocol: true }, { each: true })
  CORS_ORIGINS: string[];

  @fromFile() @IsString() @MinLength(44)
  FIELD_KEY_FILE: string;

  @httpsUrl()
  PORTAL_URL: string;

  @httpsUrl()
  NOTIFIER_URL: string;

  @fromFile() @IsString() @MinLength(32)
  NOTIFIER_TOKEN_FILE: string;

  @IsString() @IsNotEmpty()
  DOCUMENT_DIR: string;
}

export function validateEnv(raw: Record<string, unknown>): Env {
  const env = plainToInstance(Env, raw, { exposeDefaultValues: true });
  const problems = validateSync(env, { skipMissingProperties: false, validationError: { value: false, target: false } });
  if (problems.length > 0) throw new Error(`bad settings: ${problems.map((problem) => problem.property).join(', ')}`);
  if (Buffer.from(env.FIELD_KEY_FILE, 'base64').length !== 32) throw new Error('bad settings: FIELD_KEY_FILE');
  return env;
}
