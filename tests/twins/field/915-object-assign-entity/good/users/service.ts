import { NotFoundException, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Member } from './member.entity'; // id, name, phone, role, credit
import type { UpdateMember } from './update-member';

@Injectable()
export class MemberService {
  constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}

  async update(id: string, changes: UpdateMember) {
    const member = await this.members.findOneBy({ id });
    if (!member) throw new NotFoundException();
    const { name = member.name, phone = member.phone } = changes;
    Object.assign(member, { name, phone });
    await this.members.save(member);
    return { id: member.id, name: member.name, phone: member.phone };
  }
}
