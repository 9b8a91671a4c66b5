import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { toCsv } from '../lib/csv.js';
import { Prisma, type Database } from '../lib/prisma.js';
import type { Redis } from '../lib/redis.js';
import type { volumeReport, workloadReport } from '../schemas.js';

type VolumeQuery = z.output<typeof volumeReport.query>;
type WorkloadQuery = z.output<typeof workloadReport.query>;

export interface VolumeRow {
  bucket: Date;
  opened: number;
  solved: number;
}

const CACHE_SECONDS = 300;
const BUCKETS = {
  day: Prisma.sql`date_trunc('day', t."createdAt")`,
  week: Prisma.sql`date_trunc('week', t."createdAt")`,
  month: Prisma.sql`date_trunc('month', t."createdAt")`,
} as const;
const WORKLOAD_ORDER = { name: 'u."name" ASC', open: 'open DESC', solved: 'solved DESC' } as const;
const WORKLOAD_COLUMNS = ['u."id"', 'u."name"', `count(*) FILTER (WHERE t."status" = 'open')::int AS open`, `count(t."solvedAt")::int AS solved`];

export class ReportService {
  constructor(
    private readonly db: Database,
    private readonly redis: Redis,
  ) {}

  async volume(orgId: string, query: VolumeQuery): Promise<VolumeRow[]> {
    const { bucket, from, to, priority } = query;
    const cacheKey = `report:${orgId}:${createHash('md5').update(JSON.stringify(query)).digest('hex')}`;
    const cached = await this.redis.get(cacheKey);
    if (cached) return JSON.parse(cached) as VolumeRow[];

    const onlyPriority = priority ? Prisma.sql`AND t."priority"::text = ${priority}` : Prisma.empty;
    const rows = await this.db.$queryRaw<VolumeRow[]>`
      SELECT ${BUCKETS[bucket]} AS bucket, count(*)::int AS opened, count(t."solvedAt")::int AS solved
      FROM "Ticket" t
      WHERE t."orgId" = ${orgId} AND t."createdAt" >= ${from} AND t."createdAt" < ${to} ${onlyPriority}
      GROUP BY 1 ORDER BY 1 LIMIT 1000`;
    await this.redis.setEx(cacheKey, CACHE_SECONDS, JSON.stringify(rows));
    return rows;
  }

  async workloadCsv(orgId: string, { sort, from, to }: WorkloadQuery): Promise<string> {
    const rows = await this.db.$queryRaw<Record<string, unknown>[]>`
      SELECT ${Prisma.raw(WORKLOAD_COLUMNS.join(', '))}
      FROM "User" u LEFT JOIN "Ticket" t ON t."assigneeId" = u."id" AND t."orgId" = u."orgId" AND t."createdAt" >= ${from} AND t."createdAt" < ${to}
      WHERE u."orgId" = ${orgId} AND u."role" <> 'customer'
      GROUP BY u."id" ORDER BY ${Prisma.raw(WORKLOAD_ORDER[sort])} LIMIT 1000`;
    return toCsv(['id', 'name', 'open', 'solved'], rows);
  }
}
