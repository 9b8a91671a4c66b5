import { Body, Controller, NotFoundException, Param, Patch, Req, UseGuards, ValidationPipe } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsOptional, IsString, Length } from 'class-validator';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Account } from './account.entity';

class AccountChanges {
  @IsOptional() @IsString() @Length(1, 60) displayName?: string;
  @IsOptional() @IsString() @Length(2, 5) locale?: string;
}

const strict = new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true });

@UseGuards(JwtAuthGuard)
@Controller('accounts')
export class AccountsController {
  constructor(@InjectRepository(Account) private readonly accounts: Repository<Account>) {}

  @Patch(':id')
  async update(@Param('id') id: string, @Body(strict) changes: AccountChanges, @Req() req: { user: { id: string } }) {
    const account = await this.accounts.findOneBy({ id: String(id), ownerId: req.user.id });
    if (!account) throw new NotFoundException();
    Object.assign(account, changes);
    const { id: saved, displayName } = await this.accounts.save(account);
    return { id: saved, displayName };
  }
}
