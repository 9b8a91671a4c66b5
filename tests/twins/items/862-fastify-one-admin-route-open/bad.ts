import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';

const FlagParams = Type.Object({ key: Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' }) });
const FlagBody = Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false });

export default async function adminFlags(app: FastifyInstance) {
  const staff = { onRequest: [app.authenticate, app.requireRole('admin')] };

  app.get('/admin/flags', staff, async () => app.flags.all());

  app.put<{ Params: Static<typeof FlagParams>; Body: Static<typeof FlagBody> }>(
    '/admin/flags/:key',
    { ...staff, onRequest: [app.authenticate], schema: { params: FlagParams, body: FlagBody } }, // fault: CWE-862|285|863
    async (request, reply) => {
      await app.flags.set(request.params.key, request.body.enabled);
      request.log.info({ event: 'authz_admin', by: request.user.id, flag: request.params.key });
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: Static<typeof FlagParams> }>(
    '/admin/flags/:key',
    { ...staff, schema: { params: FlagParams } },
    async (request, reply) => {
      await app.flags.remove(request.params.key);
      request.log.info({ event: 'authz_admin', by: request.user.id, flag: request.params.key, removed: true });
      return reply.code(204).send();
    },
  );
}
