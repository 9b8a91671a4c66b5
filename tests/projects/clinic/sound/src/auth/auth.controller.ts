import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { Throttle } from '@nestjs/throttler';
import { Public } from '../common/decorators';
import { AuthService } from './auth.service';
import { SignInDto } from './dto';

@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Public()
  @Throttle({ default: { ttl: 15 * 60_000, limit: 8 } })
  @HttpCode(200)
  @Post('sign-in')
  signIn(@Body() { email, password }: SignInDto, @Ip() ip: string) {
    return this.auth.signIn(email, password, ip);
  }
}
