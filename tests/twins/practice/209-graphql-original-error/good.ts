import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import depthLimit from 'graphql-depth-limit';
import { typeDefs, resolvers } from './schema';
import { PublicError } from './public-error';
import { logger } from './logger';

export const server = new ApolloServer({
  typeDefs,
  resolvers,
  introspection: false,
  includeStacktraceInErrorResponses: false,
  csrfPrevention: true,
  validationRules: [depthLimit(7)],
  formatError(formatted, error) {
    const original = unwrapResolverError(error) as Error;
    logger.error({ err: original, path: formatted.path }, 'graphql error');

    const code = formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR';
    if (code === 'GRAPHQL_VALIDATION_FAILED' || code === 'GRAPHQL_PARSE_FAILED') {
      return { message: 'The query is not valid', extensions: { code } };
    }
    if (original instanceof PublicError) return { message: original.message, path: formatted.path, extensions: { code } };
    return { message: 'Something went wrong', path: formatted.path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  },
});
