import express, { type Express } from 'express';
import helmet from 'helmet';
import morgan from 'morgan';
import { createYoga } from 'graphql-yoga';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import { schema } from './schema';
import { contextFromRequest } from './context';
import { limiter } from './limiter';

const inDevelopment = process.env.NODE_ENV === 'development';
const ACCESS = ':date[iso] :method :status :response-time :remote-addr';

export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(morgan(inDevelopment ? 'dev' : ACCESS));
  app.use(limiter);

  const yoga = createYoga({
    schema,
    context: contextFromRequest,
    graphiql: inDevelopment,
    maskedErrors: true,
    plugins: inDevelopment ? [] : [useDisableIntrospection()],
  });
  app.use(yoga.graphqlEndpoint, yoga);
  return app;
}
