import { Controller, Delete, Get, Param, ParseUUIDPipe, Patch, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { RolesGuard } from '../auth/roles.guard';
import { Roles } from '../auth/roles.decorator';
import { CurrentUser, Principal } from '../auth/current-user.decorator';
import { MembersService } from './members.service';

@Controller('admin/members')
@UseGuards(JwtAuthGuard, RolesGuard)
export class AdminMembersController {
  constructor(private readonly members: MembersService) {}

  @Roles('admin')
  @Get()
  list() {
    return this.members.directory();
  }

  @Roles('admin')
  @Patch(':id/deactivate')
  deactivate(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() actor: Principal) {
    return this.members.deactivate(id, actor.id);
  }

  @Roles('admin')
  @Delete(':id')
  remove(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() actor: Principal) {
    return this.members.erase(id, actor.id);
  }
}
