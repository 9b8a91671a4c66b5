import { Body, Controller, Patch, Req, UseGuards } from '@nestjs/common';
import { SessionGuard } from '../auth/session.guard';
import { MemberService } from './service';
import type { UpdateMember } from './update-member';

@Controller('members')
@UseGuards(SessionGuard)
export class MemberController {
  constructor(private readonly service: MemberService) {}

  // interface only: there is no class-validator metadata at run time
  @Patch('me')
  update(@Req() req: { user: { id: string } }, @Body() body: UpdateMember) {
    return this.service.update(req.user.id, body);
  }
}
