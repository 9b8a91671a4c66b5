import { Controller, Get, Query, Req, Res, UnauthorizedException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SsoService } from './sso.service';
import { openSession } from './open-session';

@Controller('sso')
export class SsoController {
  constructor(private readonly sso: SsoService) {}

  @Get('callback')
  async callback(@Query('code') code: string, @Query('state') state: string, @Req() req: Request, @Res() res: Response) {
    const identity = await this.sso.redeem(code, state, req.session.ssoNonce);
    if (!identity) {
      throw new UnauthorizedException();
    }
    await openSession(req, { userId: identity.userId, method: 'sso' });
    res.redirect('/start');
  }
}
