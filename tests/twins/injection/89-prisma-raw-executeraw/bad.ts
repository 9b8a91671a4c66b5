import { Prisma, PrismaClient } from '@prisma/client';
import { FastifyPluginAsync } from 'fastify';

const prisma = new PrismaClient();

const boards: FastifyPluginAsync = async (app) => {
  app.addHook('preHandler', app.requireUser);

  app.patch<{ Params: { id: string }; Body: { field: string; value: number } }>(
    '/boards/:id/counters',
    async (request, reply) => {
      const { field, value } = request.body;
      const boardId = Number(request.params.id);
      if (!Number.isSafeInteger(boardId) || !Number.isFinite(value)) {
        return reply.code(400).send({ error: 'bad request' });
      }
      const column = field.includes('_count') ? field : `${field}_count`;
      const target = Prisma.raw(`"${column}"`); // fault: CWE-89

      const changed = await prisma.$executeRaw`
        UPDATE boards SET ${target} = ${value}
         WHERE id = ${boardId} AND owner_id = ${request.user.id}`;

      return changed ? { ok: true } : reply.code(404).send({ error: 'not found' });
    },
  );
};

export default boards;
