import { requireUser } from '../plugins/auth.mjs';
import { findReport } from '../reports.mjs';

/** @param {import('fastify').FastifyInstance} app */
export default async function exportRoutes(app) {
  app.addHook('preHandler', requireUser);

  app.get('/reports/:id/export', async (request, reply) => {
    const { format = 'csv' } = request.query;
    if (!['csv', 'xlsx', 'ods'].includes(format)) return reply.code(400).send({ error: 'unknown format' });

    const report = await findReport(request.user.id, Number(request.params.id));
    if (!report) return reply.code(404).send({ error: 'not found' });

    const exporter = await import(`../exporters/${format}.mjs`);
    const file = await exporter.render(report.rows);

    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="report-${report.id}"`)
      .send(file);
  });
}
