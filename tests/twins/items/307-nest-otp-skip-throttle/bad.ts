import { Body, Controller, HttpCode, Post, Req, UnauthorizedException, UseGuards } from '@nestjs/common';
import { SkipThrottle, Throttle, ThrottlerGuard } from '@nestjs/throttler';
import { Request } from 'express';
import { OtpDto, CredentialsDto } from './auth.dto';
import { AuthService } from './auth.service';

@Controller('auth')
@UseGuards(ThrottlerGuard)
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  @Post('login')
  @HttpCode(200)
  @Throttle({ default: { limit: 5, ttl: 15 * 60_000 } })
  async login(@Body() dto: CredentialsDto, @Req() req: Request) {
    const challenge = await this.auth.checkPassword(dto.email, dto.password, req.ip);
    if (!challenge) {
      throw new UnauthorizedException();
    }
    return { challengeId: challenge.id };
  }

  @Post('otp')
  @HttpCode(200)
  @SkipThrottle() // fault: CWE-307
  async otp(@Body() dto: OtpDto, @Req() req: Request) {
    const pair = await this.auth.redeemChallenge(dto.challengeId, dto.code, req.ip);
    if (!pair) {
      throw new UnauthorizedException();
    }
    return pair;
  }
}
