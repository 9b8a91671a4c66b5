import type { Logger } from 'pino';
import { REFRESH_IDLE, SESSION_ABSOLUTE } from '../config/index.js';
import { randomToken, sha256 } from '../lib/crypto.js';
import type { Role } from '../lib/policy.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';

export interface AuthContext {
  userId: string;
  orgId: string;
  role: Role;
  sessionId: string;
  mfaAt: Date | null;
  mfaEnrolled: boolean;
}

export interface OpenSession {
  sessionId: string;
  userId: string;
  refreshToken: string;
}

const inFuture = (ms: number) => new Date(Date.now() + ms);

export class SessionService {
  constructor(
    private readonly db: Database,
    private readonly log: Logger,
  ) {}

  async open(userId: string, withMfa: boolean): Promise<OpenSession> {
    const session = await this.db.session.create({
      data: { userId, mfaAt: withMfa ? new Date() : null, expiresAt: inFuture(SESSION_ABSOLUTE) },
      select: { id: true },
    });
    return { sessionId: session.id, userId, refreshToken: await this.addToken(session.id) };
  }

  /** One use per token: a second one means that it was copied, and ends the whole session. */
  async rotate(refreshToken: string): Promise<Result<OpenSession>> {
    const tokenHash = sha256(refreshToken);
    const now = new Date();
    const claimed = await this.db.refreshToken.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now }, session: { revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } } },
      data: { usedAt: now },
    });
    const stored = await this.db.refreshToken.findUnique({
      where: { tokenHash },
      select: { usedAt: true, sessionId: true, session: { select: { userId: true } } },
    });
    if (!stored) return err('unauthenticated');
    const { sessionId, session } = stored;
    if (claimed.count !== 1) {
      if (stored.usedAt) {
        this.log.warn({ event: 'authn_token_reuse', sessionId, userId: session.userId }, 'refresh token used twice');
        await this.revoke(sessionId);
      }
      return err('unauthenticated');
    }
    return ok({ sessionId, userId: session.userId, refreshToken: await this.addToken(sessionId) });
  }

  /** Looked up for every request, so that a logout, a disabled account or a new role acts at once. */
  async resolve(sessionId: string, userId: string): Promise<AuthContext | null> {
    const session = await this.db.session.findFirst({
      where: { id: sessionId, userId, revokedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } },
      select: { mfaAt: true, user: { select: { orgId: true, role: true, mfaSecret: true } } },
    });
    if (!session) return null;
    const { orgId, role, mfaSecret } = session.user;
    return { userId, orgId, role, sessionId, mfaAt: session.mfaAt, mfaEnrolled: mfaSecret !== null };
  }

  async markMfa(sessionId: string): Promise<void> {
    await this.db.session.update({ where: { id: sessionId }, data: { mfaAt: new Date() } });
  }

  async revoke(sessionId: string): Promise<void> {
    await this.db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } });
  }

  async revokeAll(userId: string): Promise<void> {
    await this.db.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
  }

  async revokeByToken(refreshToken: string): Promise<string | null> {
    const stored = await this.db.refreshToken.findUnique({
      where: { tokenHash: sha256(refreshToken) },
      select: { sessionId: true, session: { select: { userId: true } } },
    });
    if (!stored) return null;
    await this.revoke(stored.sessionId);
    return stored.session.userId;
  }

  private async addToken(sessionId: string): Promise<string> {
    const token = randomToken();
    await this.db.refreshToken.create({ data: { tokenHash: sha256(token), sessionId, expiresAt: inFuture(REFRESH_IDLE) } });
    return token;
  }
}
