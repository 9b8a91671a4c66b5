import { Router } from 'express';
import type { Container } from '../container.js';
import { createAuthenticate } from '../middleware/index.js';
import { accountRoutes } from './account.js';
import { adminRoutes } from './admin.js';
import { attachmentRoutes } from './attachments.js';
import { publicAuthRoutes } from './auth.js';
import { intakeRoutes } from './intake.js';
import { ticketRoutes } from './tickets.js';
import { webhookRoutes } from './webhooks.js';

export function apiRoutes(container: Container): Router {
  const api = Router();

  // public by name: sign-in and what follows from the refresh cookie; machine clients bring a key of their own
  api.use('/auth', publicAuthRoutes(container));
  api.use('/intake', intakeRoutes(container));

  // from here on nothing is reached without a valid access token
  api.use(createAuthenticate(container.tokens, container.sessions), container.limiters.perUser);
  api.use('/account', accountRoutes(container));
  api.use('/tickets', ticketRoutes(container));
  api.use('/attachments', attachmentRoutes(container));
  api.use('/webhooks', webhookRoutes(container));
  api.use('/admin', adminRoutes(container));

  return api;
}

export { pageRoutes } from './pages.js';
