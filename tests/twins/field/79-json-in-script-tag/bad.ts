import type { FastifyInstance } from 'fastify';
import { settingsFor } from './settings';

const LINE = /\u2028|\u2029/g;

function inline(value: unknown): string {
  return JSON.stringify(value).replace(LINE, ' ');
}

export default async function pages(app: FastifyInstance) {
  app.get<{ Querystring: { tab?: string } }>('/account', { preHandler: app.requireLogin }, async (request, reply) => {
    const model = {
      user: { id: request.user.id },
      settings: await settingsFor(request.user.id),
      tab: request.query.tab ?? 'general',
    };

    const html = [
      '<!doctype html><title>Account</title><main id="app"></main>',
      `<script nonce="${reply.cspNonce.script}">window.MODEL = ${inline(model)};</script>`,
    ].join('\n');

    return reply.type('text/html; charset=utf-8').send(html); // fault: CWE-79
  });
}
