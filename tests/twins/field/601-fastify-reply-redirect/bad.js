export default async function shortLinks(fastify) {
  fastify.get('/go', async (request, reply) => {
    const { u } = request.query;
    let target;
    try {
      target = new URL(u);
    } catch {
      return reply.code(400).send({ error: 'bad url' });
    }

    if (!['http:', 'https:'].includes(target.protocol)) {
      return reply.code(400).send({ error: 'bad url' });
    }

    await fastify.links.count(target.host);
    return reply.redirect(target.href, 302); // fault: CWE-601
  });
}
