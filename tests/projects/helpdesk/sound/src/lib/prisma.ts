import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.js';
import type { Config } from '../config/index.js';

export function createPrisma(config: Config): PrismaClient {
  const adapter = new PrismaPg({ connectionString: config.DATABASE_URL, max: 20, statement_timeout: 10_000 });
  return new PrismaClient({ adapter, errorFormat: 'minimal', log: [] });
}

export type Database = PrismaClient;
export { Prisma } from '../generated/prisma/client.js';
