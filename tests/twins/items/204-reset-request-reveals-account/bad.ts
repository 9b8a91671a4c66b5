import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { NotFoundException } from '@nestjs/common';
import { Throttle } from '@nestjs/throttler';
import { Public } from './public.decorator';
import { ForgotPasswordDto } from './dto/forgot-password.dto';
import { ResetQueue } from './reset.queue';
import { UsersRepository } from '../users/users.repository';

@Controller('password')
export class PasswordController {
  constructor(
    private readonly users: UsersRepository,
    private readonly queue: ResetQueue,
  ) {}

  @Public()
  @Post('forgot')
  @HttpCode(202)
  @Throttle({ default: { limit: 3, ttl: 60 * 60_000 } })
  async forgot(@Body() { email }: ForgotPasswordDto) {
    const user = await this.users.findByEmail(email);
    if (!user) throw new NotFoundException(`No account for ${email}`); // fault: CWE-204|203
    await this.queue.add({ userId: user.id });
    return { message: 'We sent you a mail.' };
  }
}
