export const CURRENCIES = ['EUR', 'USD', 'GBP', 'SEK', 'DKK'];

export const MEMBER_ROLES = ['owner', 'finance', 'viewer'];
export const API_SCOPES = ['payments:read', 'payments:create', 'refunds:create', 'cards:read', 'cards:write'];

export const PLAN_POINTS = { standard: 120, volume: 600 };

export const RECENT_MFA_SECONDS = 5 * 60;
export const WEBHOOK_TOLERANCE_SECONDS = 300;

export const EVIDENCE_TYPES = { 'application/pdf': '.pdf', 'image/png': '.png', 'image/jpeg': '.jpg' };
export const EVIDENCE_MAX_BYTES = 5 * 1024 * 1024;

export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
