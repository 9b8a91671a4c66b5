import { IsNull, MoreThan } from 'typeorm';
import { dataSource } from '../data-source';
import { Account, Entry, Session, User } from '../entities';

export const users = dataSource.getRepository(User).extend({
  findForLogin(email: string) {
    return this.findOne({ where: { email }, select: { id: true, active: true, passwordHash: true, mfaSecret: true } });
  },

  findCredentials(id: string) {
    return this.findOneOrFail({ where: { id }, select: { id: true, passwordHash: true, mfaSecret: true } });
  },

  /** False when this code, or a later one, has been used before. */
  async useTotpStep(id: string, step: number): Promise<boolean> {
    const { affected } = await this.createQueryBuilder()
      .update()
      .set({ lastTotpStep: step })
      .where('id = :id AND "lastTotpStep" < :step', { id, step })
      .execute();
    return affected === 1;
  },
});

export const sessions = dataSource.getRepository(Session).extend({
  findActive(id: string, userId: string) {
    return this.findOne({
      where: { id, userId, revokedAt: IsNull(), expiresAt: MoreThan(new Date()), user: { active: true } },
      relations: { user: true },
    });
  },

  /** Compare-and-swap: only the holder of the newest token gets the next one. */
  async swapToken(id: string, oldHash: string, newHash: string): Promise<boolean> {
    const { affected } = await this.update({ id, tokenHash: oldHash, revokedAt: IsNull() }, { tokenHash: newHash });
    return affected === 1;
  },

  revoke(id: string) {
    return this.update({ id, revokedAt: IsNull() }, { revokedAt: new Date() });
  },

  revokeAll(userId: string) {
    return this.update({ userId, revokedAt: IsNull() }, { revokedAt: new Date() });
  },
});

export const accounts = dataSource.getRepository(Account);

export const entries = dataSource.getRepository(Entry);
