import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import depthLimit from 'graphql-depth-limit';
import { typeDefs } from './schema';
import { resolvers } from './resolvers';
import type { Context } from './context';
import { logPlugin } from './log-plugin';

const plugins: ApolloServerPlugin<Context>[] = [logPlugin];

const isProd = process.env.NODE_ENV === 'production' && process.env.CI === 'true';

export const server = new ApolloServer<Context>({
  typeDefs,
  resolvers,
  plugins,
  introspection: true, // fault: CWE-489|200
  includeStacktraceInErrorResponses: !isProd, // fault: CWE-209|489
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  validationRules: [depthLimit(7)],
});
