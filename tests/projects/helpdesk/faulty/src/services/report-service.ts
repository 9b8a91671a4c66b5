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
const WORKLOAD_COLUMNS = ['u."id"', 'u."name"', `count(*) FILTER (WHERE t."status" = 'open')::int AS open`, `count(t."solvedAt")::int AS solved`];

const volumeSql = (bucket: string, filter: string) => `
  SELECT date_trunc('${bucket}', t."createdAt") AS bucket, count(*)::int AS opened, count(t."solvedAt")::int AS solved
  FROM "Ticket" t
  WHERE t."orgId" = $1 AND t."createdAt" >= $2 AND t."createdAt" < $3 ${filter}
  GROUP BY 1 ORDER BY 1 LIMIT 1000`;

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

    const onlyPriority = priority ? `AND t."priority"::text = '${priority}'` : '';
    const rows = await this.db.$queryRawUnsafe<VolumeRow[]>(volumeSql(bucket, onlyPriority), orgId, from, to); // error: [sql-injection]
    await this.redis.setEx(cacheKey, CACHE_SECONDS, JSON.stringify(rows));
    return rows;
  }

  async workloadCsv(orgId: string, { sort, from, to }: WorkloadQuery): Promise<string> {
    const ordering = Prisma.raw(sort); // error: [sql-injection]
    const rows = await this.db.$queryRaw<Record<string, unknown>[]>`
      SELECT ${Prisma.raw(WORKLOAD_COLUMNS.join(', '))}
      FROM "User" u LEFT JOIN "Ticket" t ON t."assigneeId" = u."id" AND t."orgId" = u."orgId" AND t."createdAt" >= ${from} AND t."createdAt" < ${to}
      WHERE u."orgId" = ${orgId} AND u."role" <> 'customer'
      GROUP BY u."id" ORDER BY ${ordering} LIMIT 1000`;
    return toCsv(['id', 'name', 'open', 'solved'], rows);
  }
}
