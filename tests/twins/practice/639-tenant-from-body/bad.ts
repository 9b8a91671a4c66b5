import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { reports } from './reports.repository';

const Query = z.strictObject({
  tenantId: z.uuid(),
  from: z.iso.date(),
  to: z.iso.date(),
});

export const reportRoutes: FastifyPluginAsync = async (app) => {
  app.addHook('preHandler', app.verifySession);

  app.post('/reports/revenue', async (request, reply) => {
    const parsed = Query.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'Invalid report request' });

    const { tenantId, from, to } = parsed.data;
    request.log.info({ event: 'report_run', userId: request.session.userId, tenantId });

    const rows = await reports.revenue({ tenantId, from, to }); // fault: CWE-639
    return rows.map(({ month, net, gross }) => ({ month, net, gross }));
  });
};
