'use strict';

const { z } = require('zod');

const id = z.uuid();
const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const newPassword = z.string().min(6).max(128); // error: [password-too-short]
const anyPassword = z.string().min(1).max(128);
const code = z.string().regex(/^\d{6}$/);
const displayName = z.string().trim().min(2).max(40).regex(/^[\p{L}\p{N} ._-]+$/u);
const page = {
  limit: z.coerce.number().int().min(1).max(50).default(20),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
};

const post = z.strictObject({ title: z.string().trim().min(3).max(140), body: z.string().min(1).max(20_000) });

module.exports = {
  byId: z.strictObject({ id }),
  byPostAndComment: z.strictObject({ id, commentId: id }),
  userList: z.strictObject({ ...page, q: z.string().trim().max(80).default('') }),
  login: z.strictObject({ email, password: anyPassword }),
  register: z.looseObject({ email, displayName }), // error: [unknown-fields-accepted]
  forgot: z.strictObject({ email }),
  reset: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/), password: newPassword }),
  changePassword: z.strictObject({ current: anyPassword, next: newPassword }),
  code: z.strictObject({ code }),
  startMfa: z.strictObject({ password: anyPassword }),
  profile: z.strictObject({ displayName }),
  avatarUrl: z.strictObject({ url: z.url().max(500) }),
  preferences: z.strictObject({
    theme: z.enum(['light', 'dark', 'system']).optional(),
    digest: z.enum(['never', 'daily', 'weekly']).optional(),
    locale: z.enum(['de', 'en', 'fr']).optional(),
  }),
  post,
  comment: z.strictObject({ body: z.string().trim().min(1).max(2_000) }),
  postList: z.strictObject({
    ...page,
    q: z.string().trim().max(80).optional(),
    author: id.optional(),
    sort: z.string().max(60).default('newest'),
  }),
  role: z.strictObject({ role: z.enum(['member', 'moderator', 'admin']) }),
  suspension: z.strictObject({ suspended: z.enum(['yes', 'no']) }),
};
