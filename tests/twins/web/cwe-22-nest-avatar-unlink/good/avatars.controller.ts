import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, UseGuards } from '@nestjs/common';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { RolesGuard, Roles } from '../auth/roles.guard';
import { AvatarsService } from './avatars.service';

@Controller('avatars')
@UseGuards(JwtAuthGuard, RolesGuard)
export class AvatarsController {
  constructor(private readonly avatars: AvatarsService) {}

  @Delete(':file')
  @Roles('moderator')
  @HttpCode(204)
  async remove(@Param('file', new ParseUUIDPipe({ version: '4' })) file: string): Promise<void> {
    await this.avatars.remove(file);
  }
}
