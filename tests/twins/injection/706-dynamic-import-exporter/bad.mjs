import { requireUser } from '../plugins/auth.mjs';
import { findReport } from '../reports.mjs';

/** @param {import('fastify').FastifyInstance} app */
export default async function exportRoutes(app) {
  app.addHook('preHandler', requireUser);

  app.get('/reports/:id/export', async (request, reply) => {
    const { format = 'csv' } = request.query;
    const report = await findReport(request.user.id, Number(request.params.id));
    if (!report) return reply.code(404).send({ error: 'not found' });

    const exporter = await import(`../exporters/${format}.mjs`); // fault: CWE-706|CWE-95
    const file = await exporter.render(report.rows);

    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="report-${report.id}"`)
      .send(file);
  });
}
