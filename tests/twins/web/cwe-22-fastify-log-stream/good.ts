import type { FastifyInstance } from 'fastify';
import { createReadStream as openStream } from 'node:fs';
import { join } from 'node:path';

interface LogQuery {
  service: string;
  day?: string;
}

const LOG_DIR = process.env.LOG_DIR ?? '/var/log/acme';

const cleanName = (value: string): string => value.replace(/[^a-z0-9_-]/gi, '');

export default async function logRoutes(fastify: FastifyInstance) {
  fastify.addHook('onRequest', fastify.authenticate);

  fastify.get<{ Querystring: LogQuery }>('/logs', async (request, reply) => {
    const { service, day = 'current' } = request.query;
    const name = [cleanName(service), day === 'current' ? 'today' : 'archive'].join('.');
    const stream = openStream(join(LOG_DIR, `${name}.log`));

    reply.header('content-type', 'text/plain; charset=utf-8');
    return reply.send(stream);
  });
}
