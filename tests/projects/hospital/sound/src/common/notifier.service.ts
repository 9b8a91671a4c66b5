import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { PinoLogger } from 'nestjs-pino';
import type { Env } from '../config/env.js';

@Injectable()
export class NotifierService {
  constructor(
    private readonly config: ConfigService<Env, true>,
    private readonly logger: PinoLogger,
  ) {}

  invite(email: string, token: string): Promise<void> {
    const link = new URL('/invite', this.config.get('PORTAL_URL', { infer: true }));
    link.hash = token;
    return this.send({ template: 'invite', to: email, link: link.href });
  }

  private async send(message: Record<string, string>): Promise<void> {
    const endpoint = new URL('/v1/messages', this.config.get('NOTIFIER_URL', { infer: true }));
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const response = await fetch(endpoint, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(4_000),
        headers: { authorization: `Bearer ${this.config.get('NOTIFIER_TOKEN_FILE', { infer: true })}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
      }).catch(() => null);
      if (response?.ok) return;
      this.logger.warn({ template: message.template, status: response?.status, attempt }, 'notification not sent');
      await pause(attempt * 200 + Math.random() * 150);
    }
    throw new Error('notifier is not available');
  }
}
