import express, { type Express } from 'express';
import helmet from 'helmet';
import morgan from 'morgan';
import { createYoga } from 'graphql-yoga';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import { schema } from './schema';
import { contextFromRequest } from './context';
import { limiter } from './limiter';

export function createApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(morgan('dev')); // fault: CWE-489
  app.use(limiter);

  const yoga = createYoga({
    schema,
    context: contextFromRequest,
    graphiql: true, // fault: CWE-489
    maskedErrors: true,
    plugins: [useDisableIntrospection()],
  });
  app.use(yoga.graphqlEndpoint, yoga);
  return app;
}
