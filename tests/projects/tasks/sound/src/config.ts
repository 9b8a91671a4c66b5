import { z } from 'zod';

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().default(3000),
  DATABASE_URL: z.string().min(1),
  JWT_SECRET: z.string().min(32),
  ORIGINS: z.string().transform((value) => value.split(',')),
});

export const config = environment.parse(process.env);
export type Config = typeof config;
