import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { Pool } from 'undici';
import { config } from '../config/index.js';
import { UpstreamError } from './errors.js';

const acquirer = new Pool(new URL(config.acquirer.url).origin, {
  connections: 32,
  connect: { timeout: 2_000 },
  headersTimeout: 8_000,
  bodyTimeout: 8_000,
  maxResponseSize: 256 * 1024,
});

export async function callAcquirer(method, path, { body, idempotencyKey } = {}) {
  const response = await acquirer
    .request({
      method,
      path,
      headers: {
        authorization: `Bearer ${config.acquirer.token}`,
        'content-type': 'application/json',
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    })
    .catch((err) => {
      throw new UpstreamError({ cause: err });
    });
  const payload = await response.body.json().catch((err) => {
    throw new UpstreamError({ cause: err });
  });
  return { status: response.statusCode, payload };
}

export const closeAcquirer = () => acquirer.close();

export const fxClient = axios.create({
  baseURL: config.fxUrl,
  timeout: 3_000,
  maxRedirects: 0,
  maxContentLength: 64 * 1024,
  allowAbsoluteUrls: false,
});

export async function fetchDocument(url, maxContentLength) {
  const { data } = await axios.get(url, { responseType: 'arraybuffer', timeout: 5_000, maxRedirects: 0, maxContentLength }); // error: [ssrf]
  return Buffer.from(data);
}

export async function withRetry(work, attempts = 3) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (err) {
      if (attempt >= attempts) throw err;
      await sleep(attempt * 150 + Math.random() * 100);
    }
  }
}
