import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Mailer } from '../src/lib/mailer.js';
import { PasswordService } from '../src/lib/passwords.js';
import type { Database } from '../src/lib/prisma.js';
import { AuthService } from '../src/services/auth-service.js';
import type { MfaService } from '../src/services/mfa-service.js';
import type { SessionService } from '../src/services/session-service.js';

const PASSWORD = 'seven green bottles on a wall';
const log = pino({ level: 'silent' });
const passwords = new PasswordService(log);

async function serviceFor(user: object | null) {
  const db = { user: { findUnique: vi.fn().mockResolvedValue(user), update: vi.fn() } } as unknown as Database;
  const sessions = { open: vi.fn().mockResolvedValue({ sessionId: 's1', userId: 'u1', refreshToken: 'r1' }) } as unknown as SessionService;
  const mfa = { check: vi.fn().mockResolvedValue(false) } as unknown as MfaService;
  return new AuthService(db, passwords, sessions, mfa, {} as Mailer, log);
}

const client = { ip: '192.0.2.1', agent: 'vitest' };
const attempt = { email: 'a@example.com', password: PASSWORD };

describe('login', () => {
  it('opens a session for the right password', async () => {
    const auth = await serviceFor({ id: 'u1', passwordHash: await passwords.hash(PASSWORD), mfaSecret: null, disabledAt: null });
    expect((await auth.login(attempt, client)).ok).toBe(true);
  });

  it.each([
    ['unknown account', null],
    ['missing second factor', { id: 'u1', mfaSecret: 'sealed', disabledAt: null }],
    ['disabled account', { id: 'u1', mfaSecret: null, disabledAt: new Date() }],
  ])('answers the same for: %s', async (_name, user) => {
    const auth = await serviceFor(user && { passwordHash: await passwords.hash(PASSWORD), ...user });
    expect(await auth.login(attempt, client)).toEqual({ ok: false, code: 'invalid_credentials' });
  });
});
