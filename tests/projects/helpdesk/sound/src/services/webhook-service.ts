import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WebhookEvent } from '../config/index.js';
import { hmacHex, randomToken, type FieldCipher } from '../lib/crypto.js';
import { isAcceptableTarget, postToCustomer } from '../lib/outbound.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import type { AuthContext } from './session-service.js';

const MAX_ENDPOINTS = 10;
const ATTEMPTS = 3;
const FIELDS = { id: true, url: true, events: true, createdAt: true } as const;

interface Endpoint {
  id: string;
  url: string;
  secret: string;
}

const backoff = (attempt: number) => 500 * 2 ** attempt + Math.random() * 250;

export class WebhookService {
  constructor(
    private readonly db: Database,
    private readonly cipher: FieldCipher,
    private readonly log: Logger,
  ) {}

  list(auth: AuthContext) {
    return this.db.webhookEndpoint.findMany({ where: { orgId: auth.orgId }, select: FIELDS });
  }

  async register(auth: AuthContext, url: string, events: WebhookEvent[]): Promise<Result<{ id: string; secret: string }>> {
    if (!isAcceptableTarget(url)) return err('invalid_input');
    if ((await this.db.webhookEndpoint.count({ where: { orgId: auth.orgId } })) >= MAX_ENDPOINTS) return err('conflict');
    const id = randomUUID();
    const secret = randomToken();
    await this.db.webhookEndpoint.create({ data: { id, orgId: auth.orgId, url, events, secret: this.cipher.seal(secret, id) } });
    return ok({ id, secret });
  }

  async remove(auth: AuthContext, id: string): Promise<Result<void>> {
    const { count } = await this.db.webhookEndpoint.deleteMany({ where: { id, orgId: auth.orgId } });
    return count === 1 ? ok(undefined) : err('not_found');
  }

  async ping(auth: AuthContext, id: string): Promise<Result<{ delivered: boolean }>> {
    const endpoint = await this.db.webhookEndpoint.findFirst({ where: { id, orgId: auth.orgId } });
    if (!endpoint) return err('not_found');
    return ok({ delivered: await this.attempt(endpoint, JSON.stringify({ event: 'ping' })) });
  }

  /** Delivered in the background; what fails is logged and never holds up the request. */
  emit(orgId: string, event: WebhookEvent, data: Record<string, string>): void {
    const body = JSON.stringify({ id: randomUUID(), event, data });
    this.db.webhookEndpoint
      .findMany({ where: { orgId, events: { has: event } }, take: MAX_ENDPOINTS })
      .then((endpoints) => Promise.all(endpoints.map((endpoint) => this.deliver(endpoint, body))))
      .catch((error) => this.log.error({ err: error, orgId, webhookEvent: event }, 'webhook dispatch failed'));
  }

  private async deliver(endpoint: Endpoint, body: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await this.attempt(endpoint, body)) return;
      await delay(backoff(attempt));
    }
  }

  private async attempt({ id, url, secret }: Endpoint, body: string): Promise<boolean> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = hmacHex(this.cipher.open(secret, id), `${timestamp}.${body}`);
    try {
      const status = await postToCustomer(url, body, {
        'content-type': 'application/json',
        'x-helpdesk-signature': `t=${timestamp},v1=${signature}`,
      });
      return status >= 200 && status < 300;
    } catch (error) {
      this.log.warn({ webhookId: id, reason: (error as NodeJS.ErrnoException).code }, 'webhook delivery failed');
      return false;
    }
  }
}
