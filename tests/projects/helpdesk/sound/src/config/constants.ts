export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const API_PREFIX = '/api/v1';
export const ISSUER = 'https://helpdesk.acme-support.com';
export const AUDIENCE = 'helpdesk-api';
export const STATUS_PAGE = 'https://status.acme-support.com/helpdesk';

export const ACCESS_TOKEN_TTL = '15m';
export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const REFRESH_IDLE = 7 * DAY;
export const SESSION_ABSOLUTE = 30 * DAY;
export const INVITATION_TTL = 48 * HOUR;
export const STEP_UP_WINDOW = 5 * MINUTE;

export const REFRESH_COOKIE = '__Host-refresh';
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024;
export const PAGE_SIZE_MAX = 100;

export const WEBHOOK_EVENTS = ['ticket.created', 'ticket.updated', 'comment.created'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
