import { fetchMetadata } from './saml-metadata';
import { buildApp } from './app';
import { logger } from './logger';

const overrides: Record<string, string> = {
  TZ: 'UTC',
  UV_THREADPOOL_SIZE: '16',
};

async function main(): Promise<void> {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw new Error('NODE_TLS_REJECT_UNAUTHORIZED=0 is not allowed, use NODE_EXTRA_CA_CERTS');
  }
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
