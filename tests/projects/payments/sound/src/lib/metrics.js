import client from 'prom-client';

export const registry = new client.Registry();
client.collectDefaultMetrics({ register: registry });

const requestDuration = new client.Histogram({
  name: 'payments_http_request_seconds',
  help: 'Duration of requests',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.05, 0.1, 0.3, 1, 3],
  registers: [registry],
});

const counter = (name, help, labelNames = []) => new client.Counter({ name, help, labelNames, registers: [registry] });

export const authFailures = counter('payments_auth_failures_total', 'Failed authentications', ['kind']);
export const refusals = counter('payments_refusals_total', 'Refused requests');
export const webhookRejected = counter('payments_webhook_rejected_total', 'Webhooks with a bad signature', ['provider']);

export function measureRequests(req, res, next) {
  const stop = requestDuration.startTimer();
  res.on('finish', () => {
    const route = req.route ? `${req.baseUrl}${req.route.path}` : 'unmatched';
    stop({ method: req.method, route, status: res.statusCode });
  });
  next();
}
