import { Body, Controller, Patch, UseGuards } from '@nestjs/common';
import { IsOptional, IsString, Length, IsTimeZone } from 'class-validator';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { UserId } from '../auth/user-id.decorator';
import { User } from './user.entity'; // id, name, timezone, role, isVerified, ...

export class SettingsDto {
  @IsOptional() @IsString() @Length(1, 60) name?: string;
  @IsOptional() @IsTimeZone() timezone?: string;
}

@Controller('me/settings')
@UseGuards(JwtAuthGuard)
export class SettingsController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  // main.ts: app.useGlobalPipes(new ValidationPipe({ transform: true }))
  @Patch()
  async update(@UserId() id: string, @Body() dto: SettingsDto) {
    await this.users.update({ id }, { ...dto, updatedAt: new Date() }); // fault: CWE-915
    return { ok: true };
  }
}
