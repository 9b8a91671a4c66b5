import multipart from '@fastify/multipart';
import { parseCatalogue } from './catalogue.mjs';

const MB = 1024 * 1024;

export default async function importRoutes(app) {
  await app.register(multipart, { limits: { fileSize: 10 * MB, files: 1, fields: 0, parts: 1 } });
  app.addHook('onRequest', app.authenticate);
  app.addHook('preHandler', app.requirePermission('catalogue:import'));

  app.post('/catalogue/import', { bodyLimit: 12 * MB }, async (request, reply) => {
    const part = await request.file();
    if (!part || !['text/csv', 'application/csv'].includes(part.mimetype)) {
      return reply.code(415).send({ error: 'CSV expected' });
    }

    const content = await part.toBuffer();
    const { rows, rejected } = parseCatalogue(content.toString('utf8'));
    const job = await app.catalogue.enqueue(request.user.tenantId, rows);

    return reply.code(202).send({ job: job.id, accepted: rows.length, rejected: rejected.length });
  });
}
