import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled as noPage } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault as explorer } from '@apollo/server/plugin/landingPage/default';
import depthLimit from 'graphql-depth-limit';
import { typeDefs, resolvers } from './schema';

const local = process.env.NODE_ENV === 'development';

const options: ApolloServerOptions<BaseContext> = {
  typeDefs,
  resolvers,
  csrfPrevention: true,
  introspection: local,
  validationRules: [depthLimit(7)],
  plugins: [local ? explorer({ embed: true }) : noPage()],
  includeStacktraceInErrorResponses: false,
};

export const server = new ApolloServer(options);
