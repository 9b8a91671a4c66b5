import { createServer } from 'node:http';
import { config } from './config/index.js';
import { safeEqual } from './lib/index.js';
import { registry } from './lib/metrics.js';

// scraped by the agent in the same pod only, never through the ingress
const HOST = '127.0.0.1';

async function answer(req, res) {
  if (req.method !== 'GET' || req.url !== '/metrics') return res.writeHead(404).end();
  if (!safeEqual(req.headers.authorization ?? '', `Bearer ${config.metrics.token}`)) return res.writeHead(401).end();
  const text = await registry.metrics();
  return res.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
}

export function startMetricsServer() {
  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.writeHead(500).end());
  });
  server.requestTimeout = 5_000;
  return server.listen(config.metrics.port, HOST);
}
