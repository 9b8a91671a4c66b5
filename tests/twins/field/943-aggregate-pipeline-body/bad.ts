import { FastifyInstance } from 'fastify';

export default async function analytics(app: FastifyInstance) {
  app.addHook('preHandler', app.requireLogin);

  app.post<{ Body: { stages: object[] } }>('/analytics', async (request) => {
    const { stages } = request.body;
    const visits = app.mongo.db!.collection('visits');
    const own = { $match: { siteId: request.user.siteId } };
    const pipeline = [own, ...stages, { $limit: 1000 }];
    return visits.aggregate(pipeline).toArray(); // fault: CWE-943
  });
}
