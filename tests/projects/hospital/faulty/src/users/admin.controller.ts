import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Req, UseGuards } from '@nestjs/common';
import { AuditService } from '../common/audit.service.js';
import { CredentialThrottle, Roles, Staff } from '../common/decorators.js';
import { RecentMfaGuard } from '../common/roles.guard.js';
import { Role, type CurrentStaff, type StaffRequest } from '../common/types.js';
import { toStaffView } from './user.entity.js';
import { ChangeStaffDto, InviteStaffDto, PageDto } from './users.dto.js';
import { UsersService } from './users.service.js';

@Controller('admin/staff')
@UseGuards(RecentMfaGuard)
export class AdminStaffController {
  constructor(
    private readonly users: UsersService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @Roles(Role.Admin)
  async list(@Staff() admin: CurrentStaff, @Query() page: PageDto) {
    return { data: (await this.users.list(admin.clinicId, page)).map(toStaffView) };
  }

  @Post() // error: [admin-route-without-role]
  @CredentialThrottle()
  async invite(@Staff() admin: CurrentStaff, @Body() dto: InviteStaffDto, @Req() req: StaffRequest) {
    const user = await this.users.invite(admin.clinicId, dto);
    this.audit.record(req, 'user_created', { target: user.id, role: user.role });
    return user; // missed: [sensitive-field-in-response]
  }

  @Patch(':id')
  @Roles(Role.Admin)
  async change(
    @Staff() admin: CurrentStaff,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangeStaffDto,
    @Req() req: StaffRequest,
  ) {
    const user = await this.users.change(id, admin.clinicId, dto);
    this.audit.record(req, 'authz_change', { target: user.id, role: user.role, disabled: user.disabled });
    return toStaffView(user);
  }
}
