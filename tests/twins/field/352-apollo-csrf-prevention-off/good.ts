import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import depthLimit from 'graphql-depth-limit';
import { Router, json } from 'express';
import { typeDefs, resolvers } from './schema';
import { sessionUser } from './session-user';

const isProd = process.env.NODE_ENV === 'production';

export async function graphqlRouter(): Promise<Router> {
  const server = new ApolloServer({
    typeDefs,
    resolvers,
    introspection: !isProd,
    includeStacktraceInErrorResponses: false,
    validationRules: [depthLimit(7)],
    csrfPrevention: true,
  });
  await server.start();

  const router = Router();
  // the session cookie identifies the user, sameSite none because of the embedding shop
  router.use(json({ limit: '100kb' }), sessionUser);
  router.use(expressMiddleware(server, { context: async ({ req }) => ({ user: req.user }) }));
  return router;
}
