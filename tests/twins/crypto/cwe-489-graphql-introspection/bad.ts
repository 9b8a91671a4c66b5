import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault as explorer } from '@apollo/server/plugin/landingPage/default';
import depthLimit from 'graphql-depth-limit';
import { typeDefs, resolvers } from './schema';

const options: ApolloServerOptions<BaseContext> = {
  typeDefs,
  resolvers,
  csrfPrevention: true,
  introspection: true, // fault: CWE-489|CWE-200
  validationRules: [depthLimit(7)],
  plugins: [explorer({ embed: true })], // fault: CWE-489|CWE-200
  includeStacktraceInErrorResponses: false,
};

export const server = new ApolloServer(options);
