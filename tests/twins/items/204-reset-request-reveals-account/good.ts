import { Body, Controller, HttpCode, Post } from '@nestjs/common';
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
    // the lookup happens in the worker, so that both cases take the same time
    await this.queue.add({ email });
    return { message: 'If the address is known to us, we sent a mail.' };
  }
}
