import { FastifyInstance } from 'fastify';

const GROUPS = { country: '$country', device: '$device', day: { $dateTrunc: { date: '$at', unit: 'day' } } } as const;

export default async function analytics(app: FastifyInstance) {
  app.addHook('preHandler', app.requireLogin);

  app.post<{ Body: { by: keyof typeof GROUPS } }>('/analytics', {
    schema: {
      body: {
        type: 'object',
        required: ['by'],
        additionalProperties: false,
        properties: { by: { type: 'string', enum: ['country', 'device', 'day'] } },
      },
    },
  }, async (request) => {
    const { by } = request.body;
    const visits = app.mongo.db!.collection('visits');
    const own = { $match: { siteId: request.user.siteId } };
    const pipeline = [own, { $group: { _id: GROUPS[by], n: { $sum: 1 } } }, { $limit: 1000 }];
    return visits.aggregate(pipeline).toArray();
  });
}
