import { Body, Controller, HttpCode, Ip, Logger, Post, UnauthorizedException, UseGuards } from '@nestjs/common';
import { SkipThrottle, Throttle, ThrottlerGuard } from '@nestjs/throttler';
import { AuthService } from './auth.service';
import { LoginDto, ForgotPasswordDto } from './auth.dto';

@Controller('auth')
@UseGuards(ThrottlerGuard)
export class AuthController {
  private readonly logger = new Logger(AuthController.name);

  constructor(private readonly auth: AuthService) {}

  @SkipThrottle() // fault: CWE-307|CWE-799|CWE-770
  @HttpCode(200)
  @Post('login')
  async login(@Body() dto: LoginDto, @Ip() ip: string) {
    const session = await this.auth.login(dto.email, dto.password);
    if (!session) {
      this.logger.warn({ event: 'authn_login_fail', ip });
      throw new UnauthorizedException('Invalid credentials');
    }
    this.logger.log({ event: 'authn_login_success', userId: session.userId, ip });
    return { accessToken: session.accessToken, expiresIn: session.expiresIn };
  }

  @Throttle({ default: { limit: 3, ttl: 60 * 60_000 } })
  @HttpCode(202)
  @Post('forgot-password')
  async forgot(@Body() dto: ForgotPasswordDto) {
    await this.auth.queueResetMail(dto.email);
    return { message: 'If the address exists, we have sent a mail.' };
  }
}
