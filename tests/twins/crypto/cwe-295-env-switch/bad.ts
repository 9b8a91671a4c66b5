import { fetchMetadata } from './saml-metadata';
import { buildApp } from './app';
import { logger } from './logger';

const overrides: Record<string, string> = {
  TZ: 'UTC',
  NODE_TLS_REJECT_UNAUTHORIZED: '0', // fault: CWE-295
  UV_THREADPOOL_SIZE: '16',
};

async function main(): Promise<void> {
  Object.assign(process.env, overrides);
  const idp = await fetchMetadata(process.env.IDP_METADATA_URL!);
  const app = buildApp({ idp });
  const server = app.listen(Number(process.env.PORT ?? 8080), () => logger.info('ready'));
  process.once('SIGTERM', () => server.close());
}

main().catch((err) => {
  logger.fatal({ err }, 'start failed');
  process.exit(1);
});
