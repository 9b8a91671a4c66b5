import { Body, Controller, NotFoundException, Param, Patch, Req, UseGuards } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { JwtAuthGuard } from '../auth/jwt-auth.guard';
import { Account } from './account.entity';

@UseGuards(JwtAuthGuard)
@Controller('accounts')
export class AccountsController {
  constructor(@InjectRepository(Account) private readonly accounts: Repository<Account>) {}

  @Patch(':id')
  async update(@Param('id') id: string, @Body() changes: Partial<Account>, @Req() req: { user: { id: string } }) {
    const account = await this.accounts.findOneBy({ id: String(id), ownerId: req.user.id });
    if (!account) throw new NotFoundException();
    Object.assign(account, changes); // fault: CWE-915
    const { id: saved, displayName } = await this.accounts.save(account);
    return { id: saved, displayName };
  }
}
