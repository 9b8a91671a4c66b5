import type { Logger } from 'pino';
import type { Config } from './config/index.js';
import { FieldCipher } from './lib/crypto.js';
import { Mailer } from './lib/mailer.js';
import { PasswordService } from './lib/passwords.js';
import type { Database } from './lib/prisma.js';
import type { Redis } from './lib/redis.js';
import { ObjectStorage } from './lib/storage.js';
import { createLimiters } from './middleware/index.js';
import { ApiKeyService } from './services/api-key-service.js';
import { AttachmentService } from './services/attachment-service.js';
import { AuthService } from './services/auth-service.js';
import { MfaService } from './services/mfa-service.js';
import { ReportService } from './services/report-service.js';
import { SessionService } from './services/session-service.js';
import { TicketService } from './services/ticket-service.js';
import { TokenService } from './services/token-service.js';
import { UserService } from './services/user-service.js';
import { WebhookService } from './services/webhook-service.js';

export interface Infrastructure {
  config: Config;
  log: Logger;
  db: Database;
  redis: Redis;
}

export function createContainer({ config, log, db, redis }: Infrastructure) {
  const cipher = new FieldCipher(config.DATA_KEY);
  const mailer = new Mailer(config);
  const sessions = new SessionService(db, log);
  const mfa = new MfaService(db, cipher);
  const webhooks = new WebhookService(db, cipher, log);
  return {
    config,
    log,
    sessions,
    mfa,
    webhooks,
    limiters: createLimiters(redis),
    tokens: new TokenService(config.JWT_KEY),
    auth: new AuthService(db, new PasswordService(log), sessions, mfa, mailer, log),
    apiKeys: new ApiKeyService(db),
    tickets: new TicketService(db, webhooks),
    attachments: new AttachmentService(db, new ObjectStorage(config)),
    reports: new ReportService(db, redis),
    users: new UserService(db, sessions, mailer, log),
  };
}

export type Container = ReturnType<typeof createContainer>;
