import { z } from 'zod';
import { PAGE_SIZE_MAX, WEBHOOK_EVENTS } from './config/index.js';

const id = z.uuid();
const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const newPassword = z.string().min(15).max(128);
const anyPassword = z.string().min(1).max(128);
const otp = z.string().regex(/^\d{6}$/);
const opaqueToken = z.string().regex(/^[\w-]{43}$/);
const subject = z.string().trim().min(3).max(200);
const text = z.string().trim().min(1).max(20_000);
const page = {
  limit: z.coerce.number().int().min(1).max(PAGE_SIZE_MAX).default(25),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
};
const range = { from: z.iso.date().transform((day) => new Date(day)), to: z.iso.date().transform((day) => new Date(day)) };

const byId = z.strictObject({ id });

export const login = { body: z.strictObject({ email, password: anyPassword, otp: otp.optional() }) };
export const acceptInvitation = { body: z.strictObject({ token: opaqueToken, name: z.string().trim().min(1).max(100), password: newPassword }) };
export const changePassword = { body: z.strictObject({ currentPassword: anyPassword, newPassword }) };
export const enrolMfa = { body: z.strictObject({ password: anyPassword }) };
export const oneTimeCode = { body: z.strictObject({ otp }) };
export const legalPage = { params: z.strictObject({ page: z.string().min(1).max(80) }) };

export const setPreferences = {
  body: z.looseObject({ emailOnReply: z.boolean().optional(), weeklyDigest: z.boolean().optional() }), // error: [unknown-fields-accepted]
};

export const listTickets = {
  query: z.strictObject({
    ...page,
    status: z.enum(['open', 'pending', 'solved', 'closed']).optional(),
    q: z.string().trim().min(2).max(100).optional(),
    sort: z.enum(['created', 'updated', 'number']).default('created'),
    order: z.enum(['asc', 'desc']).default('desc'),
  }),
};
export const oneTicket = { params: byId };
export const createTicket = { body: z.strictObject({ subject, body: text, priority: z.enum(['low', 'normal', 'high']).default('normal') }) };
export const intakeTicket = { body: z.strictObject({ email, subject, body: text }) };
export const updateTicket = {
  params: byId,
  body: z.strictObject({
    status: z.enum(['open', 'pending', 'solved', 'closed']).optional(),
    priority: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
    assigneeId: id.nullable().optional(),
  }),
};
export const addComment = { params: byId, body: z.strictObject({ body: text, internal: z.boolean().default(false) }) };
export const oneAttachment = { params: byId, query: z.strictObject({ name: z.string().max(80).optional() }) };
export const attachmentLink = { params: z.strictObject({ token: z.string().max(2_000) }) };

export const registerWebhook = {
  body: z.strictObject({ url: z.url({ protocol: /^https$/ }).max(500), events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length) }),
};
export const oneWebhook = { params: byId };

export const listUsers = { query: z.strictObject(page) };
export const updateUser = {
  params: byId,
  body: z.strictObject({ role: z.enum(['customer', 'agent', 'admin']).optional(), disabled: z.boolean().optional() }),
};
export const invite = { body: z.strictObject({ email, role: z.enum(['customer', 'agent', 'admin']) }) };
export const createApiKey = { body: z.strictObject({ name: z.string().trim().min(1).max(60) }) };
export const volumeReport = {
  query: z.strictObject({ ...range, bucket: z.enum(['day', 'week', 'month']), priority: z.string().max(60).optional() }),
};
export const workloadReport = { query: z.strictObject({ ...range, sort: z.string().max(60).default('name') }) };
