import Database from 'better-sqlite3';

const db = new Database(process.env.METRICS_DB, { readonly: true });

const RANGES = { day: '-1 day', week: '-7 days', month: '-1 month' };

/**
 * @param {import('fastify').FastifyInstance} fastify
 */
export default async function metricsRoutes(fastify) {
  fastify.addHook('onRequest', fastify.authenticate);

  fastify.get('/metrics/:name', async (request, reply) => {
    const { name } = request.params;
    const { range = 'day', host } = request.query;
    const since = RANGES[range] ?? range;

    const stmt = db.prepare( // fault: CWE-89
      `SELECT ts, value FROM samples
        WHERE name = @name AND ts >= datetime('now', '${since}')
        ${host ? 'AND host = @host' : ''}
        ORDER BY ts`,
    );
    const points = stmt.all({ name, host });

    if (points.length === 0) return reply.code(404).send({ message: 'no samples' });
    return { name, points };
  });
}
