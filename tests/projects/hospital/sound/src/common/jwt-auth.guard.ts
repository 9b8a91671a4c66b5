import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { SessionsService } from '../auth/sessions.service.js';
import { AuditService } from './audit.service.js';
import { IS_PUBLIC } from './decorators.js';
import type { StaffRequest } from './types.js';

interface AccessClaims {
  sub: string;
  sid: string;
}

@Injectable()
export class JwtAuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly jwt: JwtService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const req = context.switchToHttp().getRequest<StaffRequest>();
    const claims = await this.readClaims(req);
    const staff = claims && (await this.sessions.findLive(claims.sid, claims.sub));
    if (!staff) {
      this.audit.refuse(req, 'authn_token_fail');
      throw new UnauthorizedException();
    }
    req.user = staff;
    return true;
  }

  private async readClaims(req: StaffRequest): Promise<AccessClaims | null> {
    const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(req.get('authorization') ?? '');
    if (!match) return null;
    // algorithm, issuer, audience and age are pinned in the module's verifyOptions
    const claims = await this.jwt.verifyAsync<AccessClaims>(match[1]).catch(() => null);
    return typeof claims?.sid === 'string' && typeof claims.sub === 'string' ? claims : null;
  }
}
