const path = require('node:path');
const fp = require('fastify-plugin');
const fastifyStatic = require('@fastify/static');

const DOCS = path.join(__dirname, '..', 'docs');

module.exports = fp(async function docs(fastify) {
  await fastify.register(fastifyStatic, { root: DOCS, prefix: '/docs/', serve: false });

  fastify.get('/docs/:version/:page', {
    schema: {
      params: {
        type: 'object',
        properties: {
          version: { type: 'string', enum: ['v1', 'v2', 'next'] },
          page: { type: 'string', maxLength: 80 },
        },
        required: ['version', 'page'],
      },
    },
    handler: (request, reply) => {
      const { version, page } = request.params;
      return reply.sendFile(`${page}.html`, path.join(DOCS, version, 'html'));
    },
  });
});
