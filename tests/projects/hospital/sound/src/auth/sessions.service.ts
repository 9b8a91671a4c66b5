import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, Repository } from 'typeorm';
import type { CurrentStaff } from '../common/types.js';
import { RefreshToken, Session } from './session.entities.js';

const SESSION_MS = 12 * 60 * 60_000;
export const REFRESH_MS = 2 * 60 * 60_000;

const digest = (token: string) => createHash('sha256').update(token).digest('hex');

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

export type Rotation = { kind: 'ok'; tokens: TokenPair } | { kind: 'reused'; sessionId: string } | { kind: 'unknown' };

@Injectable()
export class SessionsService {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(RefreshToken) private readonly refreshTokens: Repository<RefreshToken>,
    private readonly jwt: JwtService,
  ) {}

  async open(userId: string, withMfa: boolean): Promise<TokenPair> {
    const session = await this.sessions.save(
      this.sessions.create({ userId, expiresAt: new Date(Date.now() + SESSION_MS), mfaAt: withMfa ? new Date() : null }),
    );
    return this.issue(session.id, userId);
  }

  async findLive(id: string, userId: string): Promise<CurrentStaff | null> {
    const session = await this.sessions.findOne({
      where: { id, userId, revokedAt: IsNull(), expiresAt: MoreThan(new Date()), user: { disabled: false } },
      relations: { user: true },
    });
    if (!session) return null;
    const { clinicId, role } = session.user;
    return { id: userId, clinicId, role, sessionId: session.id, mfaAt: session.mfaAt };
  }

  async rotate(presented: string): Promise<Rotation> {
    const tokenHash = digest(presented);
    const { affected } = await this.refreshTokens.update(
      { tokenHash, usedAt: IsNull(), expiresAt: MoreThan(new Date()) },
      { usedAt: new Date() },
    );
    const record = await this.refreshTokens.findOneBy({ tokenHash });
    if (!record) return { kind: 'unknown' };
    if (affected !== 1) {
      if (!record.usedAt) return { kind: 'unknown' };
      await this.end(record.sessionId);
      return { kind: 'reused', sessionId: record.sessionId };
    }
    const session = await this.sessions.findOneBy({ id: record.sessionId, revokedAt: IsNull(), expiresAt: MoreThan(new Date()) });
    if (!session || !(await this.findLive(session.id, session.userId))) return { kind: 'unknown' };
    return { kind: 'ok', tokens: await this.issue(session.id, session.userId) };
  }

  async markMfa(id: string): Promise<void> {
    await this.sessions.update({ id }, { mfaAt: new Date() });
  }

  async end(id: string): Promise<void> {
    await this.sessions.update({ id, revokedAt: IsNull() }, { revokedAt: new Date() });
  }

  async endAll(userId: string): Promise<void> {
    await this.sessions.update({ userId, revokedAt: IsNull() }, { revokedAt: new Date() });
  }

  private async issue(sessionId: string, userId: string): Promise<TokenPair> {
    const refreshToken = randomBytes(32).toString('base64url');
    await this.refreshTokens.insert({ tokenHash: digest(refreshToken), sessionId, expiresAt: new Date(Date.now() + REFRESH_MS) });
    const accessToken = await this.jwt.signAsync({ sid: sessionId }, { subject: userId, jwtid: randomUUID() });
    return { accessToken, refreshToken };
  }
}
