import { PrismaClient } from '@prisma/client';
import type { FastifyInstance } from 'fastify';

const prisma = new PrismaClient();

export default async function stockRoutes(app: FastifyInstance) {
  app.get<{ Params: { sku: string } }>('/stock/:sku', async (request) => {
    const { sku } = request.params;
    return prisma.$queryRawUnsafe(`SELECT warehouse, amount FROM stock WHERE sku = '${sku}'`); // fault: CWE-89
  });
}
