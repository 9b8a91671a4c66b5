import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Roles } from '../common/roles.decorator';
import { RolesGuard } from '../common/roles.guard';
import { ChangeRoleDto } from './dto/change-role.dto';
import { UserSummary } from './dto/user-summary';
import { UsersService } from './users.service';

@Controller('admin/users')
@UseGuards(AuthGuard('jwt'), RolesGuard)
@Roles('admin')
export class AdminUsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  async all(): Promise<UserSummary[]> {
    const rows = await this.users.page(0, 100);
    return rows.map(UserSummary.from);
  }

  @Patch(':id/role')
  changeRole(@Param('id', ParseIntPipe) id: number, @Body() dto: ChangeRoleDto) {
    return this.users.changeRole(id, dto.role);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', ParseIntPipe) id: number) {
    return this.users.softDelete(id);
  }
}
