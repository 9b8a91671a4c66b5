import type { Logger } from 'pino';
import type { z } from 'zod';
import { INVITATION_TTL } from '../config/index.js';
import { randomToken, sha256 } from '../lib/crypto.js';
import type { Mailer } from '../lib/mailer.js';
import type { Database } from '../lib/prisma.js';
import { err, ok, type Result } from '../lib/result.js';
import type { invite, listUsers, setPreferences, updateUser } from '../schemas.js';
import type { AuthContext, SessionService } from './session-service.js';

const PROFILE = { id: true, email: true, name: true, role: true, preferences: true } as const;

export class UserService {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionService,
    private readonly mailer: Mailer,
    private readonly log: Logger,
  ) {}

  profile(auth: AuthContext) {
    return this.db.user.findUniqueOrThrow({ where: { id: auth.userId }, select: PROFILE });
  }

  async setPreferences(auth: AuthContext, changes: z.output<typeof setPreferences.body>) {
    const { preferences } = await this.profile(auth);
    const updated: Record<string, boolean> = { ...(preferences as Record<string, boolean>) };
    for (const [key, value] of Object.entries(changes)) {
      updated[key] = Boolean(value); // missed: [property-write-from-request]
    }
    await this.db.user.update({ where: { id: auth.userId }, data: { preferences: updated } });
    return updated;
  }

  list(auth: AuthContext, { limit, offset }: z.output<typeof listUsers.query>) {
    return this.db.user.findMany({ where: { orgId: auth.orgId }, orderBy: { createdAt: 'asc' }, take: limit, skip: offset });
  }

  async update(auth: AuthContext, id: string, { role, disabled }: z.output<typeof updateUser.body>): Promise<Result<void>> {
    if (id === auth.userId) return err('conflict');
    const { count } = await this.db.user.updateMany({
      where: { id, orgId: auth.orgId },
      data: { ...(role && { role }), ...(disabled !== undefined && { disabledAt: disabled ? new Date() : null }) },
    });
    if (count !== 1) return err('not_found');
    if (disabled) await this.sessions.revokeAll(id);
    this.log.warn({ event: 'authz_change', userId: auth.userId, subjectId: id, role, disabled }, 'account changed');
    return ok(undefined);
  }

  async invite(auth: AuthContext, { email, role }: z.output<typeof invite.body>, portal: string): Promise<void> {
    const token = randomToken();
    const organisation = await this.db.organisation.findUniqueOrThrow({ where: { id: auth.orgId }, select: { name: true } });
    await this.db.invitation.create({
      data: { orgId: auth.orgId, email, role, tokenHash: sha256(token), expiresAt: new Date(Date.now() + INVITATION_TTL) },
    });
    // in the fragment, which browsers send to no server
    const link = new URL(`/invitation#${token}`, portal).href;
    await this.mailer.send('invitation', email, { organisation: organisation.name, link });
    this.log.info({ event: 'user_invited', userId: auth.userId, role }, 'invitation sent');
  }
}
