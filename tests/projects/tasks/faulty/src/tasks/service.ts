import { Prisma, type PrismaClient } from '@prisma/client';
import { notFound } from '../errors.js';

export interface NewTask {
  title: string;
  notes?: string;
  due?: Date;
}

const FIELDS = { id: true, title: true, notes: true, due: true, done: true } as const;

export class TaskService {
  constructor(private readonly prisma: PrismaClient) {}

  list(ownerId: string, { search, sort }: { search?: string; sort: 'due' | 'title' }) {
    return this.prisma.task.findMany({
      where: { ownerId, ...(search ? { title: { contains: search, mode: 'insensitive' } } : {}) },
      orderBy: { [sort]: 'asc' },
      select: FIELDS,
      take: 100,
    });
  }

  async get(ownerId: string, id: string) {
    const task = await this.prisma.task.findFirst({ where: { id, ownerId }, select: FIELDS });
    if (!task) throw notFound();
    return task;
  }

  create(ownerId: string, task: NewTask) {
    return this.prisma.task.create({ data: { ...task, ownerId }, select: FIELDS }); // error: mass-assignment
  }

  async update(ownerId: string, id: string, changes: Partial<NewTask> & { done?: boolean }) {
    const { title, notes, due, done } = changes;
    const { count } = await this.prisma.task.updateMany({ where: { id, ownerId }, data: { title, notes, due, done } });
    if (count === 0) throw notFound();
    return this.get(ownerId, id);
  }

  async remove(ownerId: string, id: string) {
    const { count } = await this.prisma.task.deleteMany({ where: { id, ownerId } });
    if (count === 0) throw notFound();
  }

  perDay(ownerId: string, days: number) {
    const since = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    return this.prisma.$queryRaw(Prisma.sql`SELECT date(due) AS day, count(*) FROM "Task" WHERE "ownerId" = ${ownerId} AND due > ${since} GROUP BY 1`);
  }

  sorted(ownerId: string, column: string) {
    return this.prisma.$queryRawUnsafe(`SELECT id, title FROM "Task" WHERE "ownerId" = '${ownerId}' ORDER BY ${column}`); // error: sql-injection
  }
}
