import { createHash, randomBytes } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { SessionsService } from '../auth/sessions.service.js';
import { NotifierService } from '../common/notifier.service.js';
import type { ChangeStaffDto, InviteStaffDto, PageDto } from './users.dto.js';
import { User } from './user.entity.js';

const INVITE_MS = 24 * 60 * 60_000;

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly sessions: SessionsService,
    private readonly notifier: NotifierService,
  ) {}

  list(clinicId: string, { skip, take }: PageDto): Promise<User[]> {
    return this.users.find({ where: { clinicId }, order: { name: 'ASC' }, skip, take });
  }

  async invite(clinicId: string, { email, name, role }: InviteStaffDto): Promise<User> {
    const token = randomBytes(32).toString('base64url');
    const inviteHash = createHash('sha256').update(token).digest('hex');
    const user = await this.users.save(
      this.users.create({ clinicId, email, name, role, inviteHash, inviteExpiresAt: new Date(Date.now() + INVITE_MS) }),
    );
    await this.notifier.invite(email, token);
    return user;
  }

  async change(id: string, clinicId: string, { role, disabled }: ChangeStaffDto): Promise<User> {
    const user = await this.users.findOneBy({ id, clinicId });
    if (!user) throw new NotFoundException();
    user.role = role ?? user.role;
    user.disabled = disabled ?? user.disabled;
    await this.users.save(user);
    if (user.disabled) await this.sessions.endAll(user.id);
    return user;
  }
}
